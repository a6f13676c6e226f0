"""Trains reader.onnx, the CTC network, on the lines of build/lines.

    python3 make_lines.py mix --files 40
    python3 train_reader.py --minutes 20        # repeated, it goes on from its checkpoint
    python3 train_reader.py --minutes 20 --from-model --rate 5e-4      # goes on from reader.onnx

Writes reader.txt, its characters in the order of its classes; the class after them is the blank.
"""

import argparse
import glob
import os
import time

import cv2
import numpy as np
import onnx
import onnx.numpy_helper
import torch
import torch.nn.functional as functional
from torch import nn

import reader
import variation

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
BATCH = 64


def load(folder):
    """Lines as bytes, and their texts as class numbers."""
    parts = [np.load(f) for f in sorted(glob.glob(os.path.join(folder, "mix-[0-9]*.npz")))]
    pictures = np.concatenate([p["pictures"] for p in parts])
    texts = np.concatenate([p["texts"] for p in parts])
    return pictures, [[reader.CHARACTERS.index(c) for c in text] for text in texts]


def take_over(net, path):
    """Puts an exported model's weights into the network; its norms are part of them already."""
    weights = [onnx.numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer]
    convolutions = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    norms = [m for m in net.modules() if isinstance(m, nn.BatchNorm2d)]
    # The exporter puts what is not folded, the last layer, first.
    kernels = [w for w in weights if w.ndim == 4]
    kernels = kernels[1:] + kernels[:1]
    biases = [w for w in weights if w.ndim == 1]
    biases = biases[1:] + biases[:1]
    with torch.no_grad():
        for conv, kernel in zip(convolutions, kernels, strict=True):
            conv.weight.copy_(torch.tensor(kernel))
        for norm, bias in zip(norms + [net.out], biases, strict=True):
            norm.bias.copy_(torch.tensor(bias))
        for norm in norms:
            norm.running_var.fill_(1 - norm.eps)


def loss_of(net, pictures, codes):
    pictures = pictures.contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = net.columns(pictures)
    logits = net.out(x.float())[:, :, 0].permute(2, 0, 1).log_softmax(2)
    return functional.ctc_loss(
        logits, torch.tensor(sum(codes, [])),
        torch.full((len(codes),), logits.shape[0], dtype=torch.long),
        torch.tensor([len(c) for c in codes]), blank=reader.BLANK, zero_infinity=True)


def train(net, adam, arguments, keep):
    random = np.random.RandomState(arguments.seed)
    pictures, codes = load(arguments.lines)
    print("lines:", len(codes), flush=True)
    start = shown = time.time()
    step, total, number = 0, 0.0, 0
    while True:
        order = random.permutation(len(codes))
        for first in range(0, len(order) - BATCH + 1, BATCH):
            part = (time.time() - start) / (arguments.minutes * 60)
            if part >= 1:
                return
            step += 1
            for group in adam.param_groups:
                group["lr"] = arguments.rate * min(1, step / 100) * (
                    0.5 * (1 + np.cos(np.pi * part)) + 0.003)
            chosen = order[first:first + BATCH]
            seen = torch.from_numpy(variation.for_network(pictures[chosen], random))[:, None]
            loss = loss_of(net, seen, [codes[i] for i in chosen])
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5)
            adam.step()
            total += float(loss.detach())
            number += 1
            if time.time() - shown > 30:
                print("step %d, %.1f passes, loss %.4f"
                      % (step, step * BATCH / len(codes), total / number), flush=True)
                shown, total, number = time.time(), 0.0, 0
                keep()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", default=os.path.join(HERE, "build", "lines"))
    parser.add_argument("--build", default=os.path.join(HERE, "build", "reader"))
    parser.add_argument("--out", default=MODELS)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from-model", action="store_true",
                        help="begin with the weights of the model in --out")
    parser.add_argument("--export-only", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(arguments.seed)
    for folder in (arguments.build, arguments.out):
        os.makedirs(folder, exist_ok=True)
    saved = os.path.join(arguments.build, "reader.pt")
    net = reader.Reader().to(memory_format=torch.channels_last)
    adam = torch.optim.AdamW(net.parameters(), arguments.rate, weight_decay=1e-4)
    if os.path.exists(saved):
        net.load_state_dict(torch.load(saved))
    elif arguments.from_model:
        take_over(net, os.path.join(arguments.out, "reader.onnx"))
    if arguments.from_model:
        # What a norm measures would no longer fit the weights that it was folded into.
        for norm in net.modules():
            if isinstance(norm, nn.BatchNorm2d):
                norm.eval()
    print("weights:", sum(p.numel() for p in net.parameters()), flush=True)
    if not arguments.export_only:
        train(net, adam, arguments, lambda: torch.save(net.state_dict(), saved))
        torch.save(net.state_dict(), saved)
    reader.export(net, os.path.join(arguments.out, "reader.onnx"),
                  os.path.join(arguments.out, "reader.txt"))


if __name__ == "__main__":
    main()
