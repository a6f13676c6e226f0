"""Trains detector.onnx: plates' centres, corners, colour and rows at a stride of 8.

    python3 train_detector.py --minutes 30           # runs again from its checkpoint when repeated
    python3 train_detector.py --export-only
"""

import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as functional
from torch import nn

import photos
from generator import bank, scenes

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
STRIDE, GRID, UNIT = 8, 40, 32.0


def layer(inputs, outputs, stride=1, size=3):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Detector(nn.Module):
    """Plain convolutions down to a stride of 32, and sums back up to 8."""

    def __init__(self):
        super().__init__()
        self.to8 = nn.Sequential(layer(3, 16, 2), layer(16, 24, 2), layer(24, 48, 2),
                                 layer(48, 48))
        self.to16 = nn.Sequential(layer(48, 64, 2), layer(64, 64))
        self.to32 = nn.Sequential(layer(64, 96, 2), layer(96, 96), layer(96, 96))
        self.side32 = layer(96, 64, size=1)
        self.mix16 = layer(64, 64)
        self.side16 = layer(64, 48, size=1)
        self.mix8 = layer(48, 64)
        self.last = nn.Conv2d(64, 16, 1)
        with torch.no_grad():
            self.last.bias[:] = 0
            self.last.bias[0] = -4.0

    def forward(self, picture):
        fine = self.to8(picture)
        middle = self.to16(fine)
        coarse = self.side32(self.to32(middle))
        middle = self.mix16(middle + functional.interpolate(coarse, scale_factor=2.0))
        fine = self.mix8(fine + functional.interpolate(self.side16(middle), scale_factor=2.0))
        return self.last(fine)


class Exported(nn.Module):
    """The network with the outputs that the program reads."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        out = self.net(image)
        heat, corners = out[:, 0:1], out[:, 1:9]
        return (torch.sigmoid(heat), corners * UNIT, torch.softmax(out[:, 9:15], 1),
                torch.sigmoid(out[:, 15:16]))


def targets(found):
    """Heat map, corners in units of 32 pixels, weights, colour and rows of one frame."""
    heat = np.zeros((GRID, GRID), np.float32)
    corners = np.zeros((8, GRID, GRID), np.float32)
    weight = np.zeros((GRID, GRID), np.float32)
    colour = np.zeros((GRID, GRID), np.int64)
    rows = np.zeros((GRID, GRID), np.float32)
    cells = (np.arange(GRID) + 0.5) * STRIDE
    xs, ys = np.meshgrid(cells, cells)
    for quad, name, count in found:
        middle = quad.mean(axis=0)
        if not (0 <= middle[0] < scenes.SIZE and 0 <= middle[1] < scenes.SIZE):
            continue
        size = quad.max(axis=0) - quad.min(axis=0)
        spread = np.maximum(size * [0.10, 0.16], 4.0)
        bump = np.exp(-((xs - middle[0]) ** 2 / (2 * spread[0] ** 2)
                        + (ys - middle[1]) ** 2 / (2 * spread[1] ** 2)))
        at = int(middle[1] / STRIDE), int(middle[0] / STRIDE)
        bump[at] = 1
        heat = np.maximum(heat, bump.astype(np.float32))
        inside = (bump > 0.45) & (bump >= weight)
        width = max(float(np.linalg.norm(quad[1] - quad[0])), 12.0)
        for i in range(4):
            corners[2 * i][inside] = ((quad[i, 0] - xs) / UNIT)[inside]
            corners[2 * i + 1][inside] = ((quad[i, 1] - ys) / UNIT)[inside]
        weight[inside] = bump[inside]
        # Corner errors count by the plate's size: stored as the factor on the loss.
        rows[inside] = count - 1
        colour[inside] = photos.COLOURS.index(name)
        weight[inside] *= np.float32(60.0 / (width + 20.0))
    return heat, corners, weight, colour, rows


def batch(source, size):
    pictures, all_targets = [], []
    for _ in range(size):
        frame, found = source.sample()
        pictures.append(frame[:, :, ::-1].transpose(2, 0, 1))
        all_targets.append(targets(found))
    pictures = torch.from_numpy(np.ascontiguousarray(np.stack(pictures))).float() / 255
    return pictures, [torch.from_numpy(np.stack(t)) for t in zip(*all_targets)]


def loss_of(out, wanted):
    heat, corners, weight, colour, rows = wanted
    guess = torch.clamp(torch.sigmoid(out[:, 0]), 1e-4, 1 - 1e-4)
    hit = heat > 0.999
    focal = torch.where(hit, -(1 - guess) ** 2 * torch.log(guess),
                        -(1 - heat) ** 4 * guess ** 2 * torch.log(1 - guess))
    count = hit.sum().clamp(min=1)
    present = (weight > 0).float()
    total = weight.sum().clamp(min=1e-3)
    shift = (functional.smooth_l1_loss(out[:, 1:9], corners, reduction="none", beta=0.03)
             * weight[:, None]).sum() / total
    hue = (functional.cross_entropy(out[:, 9:15], colour, reduction="none") * present).sum()
    row = (functional.binary_cross_entropy_with_logits(out[:, 15], rows, reduction="none")
           * present).sum()
    cells = present.sum().clamp(min=1)
    return focal.sum() / count, shift, hue / cells, row / cells


def export(net, path):
    net.eval()
    torch.onnx.export(Exported(net), torch.zeros(1, 3, scenes.SIZE, scenes.SIZE), path,
                      input_names=["image"], opset_version=11,
                      output_names=["heat", "corners", "colour", "rows"])
    net.train()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--build", default=os.path.join(HERE, "build", "detector"))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--last-rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--export-only", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    os.makedirs(arguments.build, exist_ok=True)
    os.makedirs(MODELS, exist_ok=True)
    saved = os.path.join(arguments.build, "detector.pt")
    model = os.path.join(MODELS, "detector.onnx")
    net = Detector()
    adam = torch.optim.AdamW(net.parameters(), arguments.rate, weight_decay=1e-3)
    step = 0
    if os.path.exists(saved):
        state = torch.load(saved)
        net.load_state_dict(state["net"])
        adam.load_state_dict(state["adam"])
        step = state["step"]
    if arguments.export_only:
        export(net, model)
        return
    random = np.random.RandomState(arguments.seed + step)
    glyphs = bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))
    source = scenes.Scenes(arguments.photos, False, glyphs, random)
    print("%d frames, %d weights" % (len(source.real), sum(p.numel() for p in net.parameters())),
          flush=True)
    start = shown = time.time()
    sums, number = np.zeros(4), 0
    while True:
        part = (time.time() - start) / (arguments.minutes * 60)
        if part >= 1:
            break
        rate = arguments.last_rate + (arguments.rate - arguments.last_rate) * 0.5 \
            * (1 + np.cos(np.pi * part))
        for group in adam.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100)
        pictures, wanted = batch(source, 16)
        losses = loss_of(net(pictures), wanted)
        loss = losses[0] + 4 * losses[1] + 0.3 * losses[2] + 0.3 * losses[3]
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        adam.step()
        step += 1
        sums += [float(v.detach()) for v in losses]
        number += 1
        if time.time() - shown > 60:
            print("step %d, heat %.3f corners %.4f colour %.3f rows %.3f"
                  % ((step,) + tuple(sums / number)), flush=True)
            sums, number, shown = np.zeros(4), 0, time.time()
            torch.save({"net": net.state_dict(), "adam": adam.state_dict(), "step": step}, saved)
    torch.save({"net": net.state_dict(), "adam": adam.state_dict(), "step": step}, saved)
    export(net, model)


if __name__ == "__main__":
    main()
