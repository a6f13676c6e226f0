"""Trains detector.onnx: plates' centres, corners, colour and rows at a stride of 8.

    python3 train_detector.py --minutes 60      # repeated, it goes on from its checkpoint
    python3 train_detector.py --export-only

The rate falls to nothing over the given minutes. Convolutions are calculated in bfloat16, which
recent processors do several times faster; the weights and the outputs stay 32 bits wide.
"""

import argparse
import os
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as functional
from torch import nn

import detector
import photos
from detector import GRID, STRIDE, UNIT
from generator import bank, scenes

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
BATCH = 8
# Batches that are kept and used once more, because drawing scenes costs as much as learning.
RECENT = 300


def targets(found):
    """Heat map, corners in units, weights, colour and rows of one frame's plates."""
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
        bump[int(middle[1] / STRIDE), int(middle[0] / STRIDE)] = 1
        heat = np.maximum(heat, bump.astype(np.float32))
        inside = (bump > 0.45) & (bump >= weight)
        width = max(float(np.linalg.norm(quad[1] - quad[0])), 12.0)
        for i in range(4):
            corners[2 * i][inside] = ((quad[i, 0] - xs) / UNIT)[inside]
            corners[2 * i + 1][inside] = ((quad[i, 1] - ys) / UNIT)[inside]
        # An error of corners counts by the plate's size.
        weight[inside] = (bump * 60.0 / (width + 20.0))[inside]
        rows[inside] = count - 1
        colour[inside] = photos.COLOURS.index(name)
    return heat, corners, weight, colour, rows


class Frames(torch.utils.data.IterableDataset):
    """Endless scenes as the network's input and targets."""

    def __init__(self, source):
        self.source = source

    def __iter__(self):
        cv2.setNumThreads(1)
        while True:
            frame, found = self.source.sample()
            picture = torch.from_numpy(np.ascontiguousarray(frame[:, :, ::-1].transpose(2, 0, 1)))
            yield (picture,) + targets(found)


def loss_of(outputs, batch):
    """(sum to be minimised, its parts: heat, corners, colour, rows)"""
    heat, corners, colour, rows = outputs
    _, spot, where, weight, hue, two = batch
    guess = heat[:, 0].sigmoid().clamp(1e-4, 1 - 1e-4)
    hit = spot > 0.999
    focal = torch.where(hit, -(1 - guess) ** 2 * torch.log(guess),
                        -(1 - spot) ** 4 * guess ** 2 * torch.log(1 - guess))
    focal = focal.sum() / hit.sum().clamp(min=1)
    shift = (functional.smooth_l1_loss(corners, where, reduction="none", beta=0.02)
             * weight[:, None]).sum() / weight.sum().clamp(min=1e-3)
    near = (weight > 0).float()
    cells = near.sum().clamp(min=1)
    tone = (functional.cross_entropy(colour, hue, reduction="none") * near).sum() / cells
    twin = (functional.binary_cross_entropy_with_logits(rows[:, 0], two, reduction="none")
            * near).sum() / cells
    return focal + 4 * shift + 2 * tone + twin, (focal, shift, tone, twin)


def outputs_of(net, pictures):
    pictures = (pictures.float() / 255).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        features = net.features(pictures)
    return net.heads(features.float())


def twice(data, random):
    """Every new batch followed by one of the recent ones."""
    recent = []
    for batch in data:
        yield batch
        if len(recent) > 20:
            yield recent[random.randint(len(recent))]
        if len(recent) < RECENT:
            recent.append(batch)
        else:
            recent[random.randint(RECENT)] = batch


def train(net, adam, data, arguments, step, keep):
    """Trains until the minutes are over and returns the number of steps."""
    start = shown = time.time()
    sums, number, first = np.zeros(4), 0, step
    for batch in data:
        part = (time.time() - start) / (arguments.minutes * 60)
        if part >= 1:
            return step
        rate = arguments.rate * min(1, (step - first + 1) / 100) * (
            0.5 * (1 + np.cos(np.pi * part)) + 0.005)
        for group in adam.param_groups:
            group["lr"] = rate
        loss, parts = loss_of(outputs_of(net, batch[0]), batch)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        adam.step()
        step += 1
        sums += [float(v.detach()) for v in parts]
        number += 1
        if time.time() - shown > 60:
            print("step %d, heat %.3f corners %.4f colour %.3f rows %.3f"
                  % ((step,) + tuple(sums / number)), flush=True)
            sums, number, shown = np.zeros(4), 0, time.time()
            keep(step)
    return step


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--build", default=os.path.join(HERE, "build", "detector"))
    parser.add_argument("--out", default=os.path.join(MODELS, "detector.onnx"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--export-only", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    for folder in (arguments.build, os.path.dirname(arguments.out)):
        os.makedirs(folder, exist_ok=True)
    saved = os.path.join(arguments.build, "detector.pt")
    net = detector.Detector().to(memory_format=torch.channels_last)
    adam = torch.optim.AdamW(net.parameters(), arguments.rate, weight_decay=1e-3)
    step = 0
    if os.path.exists(saved):
        state = torch.load(saved)
        net.load_state_dict(state["net"])
        step = state["step"]
    if not arguments.export_only:
        def keep(steps):
            torch.save({"net": net.state_dict(), "step": steps}, saved)

        random = np.random.RandomState(arguments.seed + step)
        glyphs = bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))
        source = scenes.Scenes(arguments.photos, photos.TRAINING, glyphs, random)
        print("%d frames, %d weights" % (len(source.real),
                                         sum(p.numel() for p in net.parameters())), flush=True)
        data = torch.utils.data.DataLoader(Frames(source), BATCH, num_workers=1)
        batches = twice(data, np.random.RandomState(arguments.seed))
        keep(train(net, adam, batches, arguments, step, keep))
    detector.export(net, arguments.out)


if __name__ == "__main__":
    main()
