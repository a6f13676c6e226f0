"""Writes checksums.txt beside the models; the program refuses a model that does not match it."""

import hashlib
import os

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
NAMES = ["chi_sim.traineddata", "detector.onnx", "plate.traineddata", "reader.onnx", "reader.txt"]


def write(folder):
    with open(os.path.join(folder, "checksums.txt"), "w", encoding="utf-8") as out:
        for name in NAMES:
            with open(os.path.join(folder, name), "rb") as model:
                out.write("%s  %s\n" % (hashlib.sha256(model.read()).hexdigest(), name))


if __name__ == "__main__":
    write(MODELS)
