"""The second reader: a small network without recurrence, read out by CTC."""

import torch
from torch import nn

import alphabet
import lines

CHARACTERS = alphabet.ALL
BLANK = len(CHARACTERS)
COLUMNS = 40


def conv(inputs, outputs, size=3, padding=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, 1, padding, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Reader(nn.Module):
    """Input 1x1x48x160, grey 0..1, glyphs dark; 40 columns of logits, the blank last."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            conv(1, 16), nn.MaxPool2d(2), conv(16, 32), conv(32, 32), nn.MaxPool2d(2),
            conv(32, 64), conv(64, 64), nn.MaxPool2d((2, 1)), conv(64, 128), conv(128, 128))
        self.column = conv(128, 160, (6, 1), 0)
        self.row = conv(160, 160, (1, 5), (0, 2))
        self.drop = nn.Dropout(0.1)
        self.out = nn.Conv2d(160, BLANK + 1, 1)

    def columns(self, x):
        """What the last layer decides on."""
        return self.drop(self.row(self.column(self.features(x))))

    def forward(self, x):
        return self.out(self.columns(x).float())[:, :, 0].permute(0, 2, 1)


class Exported(nn.Module):
    """Probabilities instead of logits: 1 x 40 x (characters + 1)."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, line):
        return self.reader(line).softmax(2)


def export(reader, path, text):
    """Writes the network, and its characters in the order of its classes."""
    reader.eval()
    width, height = lines.NETWORK
    torch.onnx.export(
        Exported(reader), torch.zeros(1, 1, height, width), path, opset_version=11,
        input_names=["line"], output_names=["characters"])
    with open(text, "w", encoding="utf-8") as out:
        out.write(CHARACTERS + "\n")
    reader.train()
