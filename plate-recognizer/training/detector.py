"""The detector: one small network that finds plates' centres, corners, colours and rows."""

import torch
from torch import nn

SIZE, STRIDE = 320, 8
GRID = SIZE // STRIDE
COLOUR_COUNT = 6
# Corners are learned in units of so many pixels.
UNIT = 32.0


def conv(inputs, outputs, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.path = nn.Sequential(conv(width, width), conv(width, width))

    def forward(self, x):
        return x + self.path(x)


class Detector(nn.Module):
    """Input 1x3x320x320, RGB 0..1; outputs on a grid of 40 x 40 cells of 8 pixels.

    heat: logit of "a plate's centre is here"; corners: eight offsets from the cell's centre in
    units of 32 pixels; colour: six logits; rows: logit of "two rows".
    """

    def __init__(self):
        super().__init__()
        self.four = nn.Sequential(nn.Conv2d(3, 32, 4, 4, bias=False), nn.BatchNorm2d(32),
                                  nn.ReLU(inplace=True))
        self.eight = nn.Sequential(conv(32, 24, 2), Residual(24))
        self.sixteen = nn.Sequential(conv(24, 48, 2), Residual(48), Residual(48))
        self.thirtytwo = nn.Sequential(conv(48, 96, 2), Residual(96), Residual(96))
        self.up32 = nn.Sequential(nn.Conv2d(96, 48, 1), nn.Upsample(scale_factor=2))
        self.join16 = Residual(48)
        self.up16 = nn.Sequential(nn.Conv2d(48, 24, 1), nn.Upsample(scale_factor=2))
        self.join8 = nn.Sequential(Residual(24), conv(24, 32))
        self.heat = nn.Conv2d(32, 1, 1)
        self.corners = nn.Conv2d(32, 8, 1)
        self.colour = nn.Conv2d(32, COLOUR_COUNT, 1)
        self.rows = nn.Conv2d(32, 1, 1)
        nn.init.constant_(self.heat.bias, -4)

    def features(self, x):
        eight = self.eight(self.four(x))
        sixteen = self.sixteen(eight)
        low = self.thirtytwo(sixteen)
        sixteen = self.join16(sixteen + self.up32(low))
        return self.join8(eight + self.up16(sixteen))

    def heads(self, x):
        return self.heat(x), self.corners(x), self.colour(x), self.rows(x)

    def forward(self, x):
        return self.heads(self.features(x))


class Exported(nn.Module):
    """The detector as the program runs it: probabilities, and corners in pixels."""

    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, image):
        heat, corners, colour, rows = self.detector(image)
        return heat.sigmoid(), corners * UNIT, colour.softmax(1), rows.sigmoid()


def export(detector, path):
    detector.eval()
    torch.onnx.export(
        Exported(detector), torch.zeros(1, 3, SIZE, SIZE), path, opset_version=11,
        input_names=["image"], output_names=["heat", "corners", "colour", "rows"])
    detector.train()
