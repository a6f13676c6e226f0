"""Trains plate.traineddata: a Tesseract line model for plates, clean lines first, then the mix.

    python3 train_tesseract.py --stage clean      # 5,000 clean lines, until 2 % character error
    python3 train_tesseract.py --stage mix        # hard and real lines; run again to go on
    python3 train_tesseract.py --stage export     # the best checkpoint as plate.traineddata

Every stage continues from the newest checkpoint of the build folder, so it can be cut short.
"""

import argparse
import glob
import os
import shutil
import subprocess
from multiprocessing import Pool

import numpy as np
from PIL import Image

import alphabet
import photos
from generator import bank, samples

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
NET = "[1,36,0,1 Ct3,3,16 Mp3,3 Lfys64 Lfx96 Lrx96 Lfx192 O1c%d]"
PAGES = 1000


def run(*command, **options):
    print(" ".join(command), flush=True)
    subprocess.run(command, check=True, **options)


def write_pages(job):
    """One multi-page TIFF with its boxes, turned into Tesseract's training form."""
    name, folder, seed, strength, real_share, count = job
    if os.path.exists(name + ".lstmf"):
        return
    random = np.random.RandomState(seed)
    glyphs = bank.Bank(os.path.join(HERE, "build", "real_glyphs.npz"))
    real = samples.Pictures(folder, False) if real_share else None
    pages, boxes = [], []
    for number in range(count):
        if real and random.rand() < real_share:
            line, text = real.sample(random)
        else:
            hard = strength * random.uniform(0.2, 1.0)
            line, text = samples.generated(glyphs, random, hard)
        pages.append(Image.fromarray(line))
        boxes.append("WordStr 0 0 120 36 %d #%s\n\t 120 0 121 36 %d\n" % (number, text, number))
    pages[0].save(name + ".tif", save_all=True, append_images=pages[1:])
    with open(name + ".box", "w", encoding="utf-8") as box:
        box.write("".join(boxes))
    run("tesseract", name + ".tif", name, "--psm", "13", "lstm.train",
        env=dict(os.environ, OMP_THREAD_LIMIT="1"), stderr=subprocess.DEVNULL)
    os.remove(name + ".tif")


def make_lines(build, stage, folder, files, workers):
    os.makedirs(os.path.join(build, stage), exist_ok=True)
    jobs = [(os.path.join(build, stage, "%03d" % i), folder, 1000 * (stage == "mix") + i,
             0.0 if stage == "clean" else 1.0, 0.0 if stage == "clean" else 0.5, PAGES)
            for i in range(files)]
    with Pool(workers) as pool:
        pool.map(write_pages, jobs, chunksize=1)
    with open(os.path.join(build, stage + ".list"), "w") as listing:
        for job in jobs:
            listing.write(job[0] + ".lstmf\n")


def make_language(build):
    """The starter model: characters only, no dictionary."""
    starter = os.path.join(build, "plate", "plate.traineddata")
    if os.path.exists(starter):
        return starter
    os.makedirs(os.path.join(build, "plate"), exist_ok=True)
    os.makedirs(os.path.join(build, "script"), exist_ok=True)
    with open(os.path.join(build, "script", "radical-stroke.txt"), "w") as strokes:
        strokes.write("# none\n")
    text = os.path.join(build, "alphabet.txt")
    with open(text, "w", encoding="utf-8") as out:
        out.write("\n".join(alphabet.ALL) + "\n")
    characters = os.path.join(build, "plate.unicharset")
    run("unicharset_extractor", "--output_unicharset", characters, "--norm_mode", "1", text)
    run("combine_lang_model", "--input_unicharset", characters, "--script_dir",
        os.path.join(build, "script"), "--output_dir", build, "--lang", "plate",
        "--pass_through_recoder")
    return starter


def checkpoint(build, stage):
    path = os.path.join(build, stage + "_checkpoint")
    return path if os.path.exists(path) else None


def best(build):
    """The checkpoint with the lowest error in its name, else the newest state."""
    found = glob.glob(os.path.join(build, "mix_*.checkpoint"))
    if found:
        return min(found, key=lambda f: float(os.path.basename(f).split("_")[1]))
    return checkpoint(build, "mix") or checkpoint(build, "clean")


def train(build, stage, iterations, target, rate):
    starter = make_language(build)
    command = ["lstmtraining", "--model_output", os.path.join(build, stage),
               "--traineddata", starter,
               "--train_listfile", os.path.join(build, stage + ".list"),
               "--max_iterations", str(iterations), "--target_error_rate", str(target),
               "--learning_rate", str(rate),
               "--max_image_MB", "1500"]
    start = checkpoint(build, stage) or checkpoint(build, "clean")
    if start:
        command += ["--continue_from", start]
    else:
        command += ["--net_spec", NET % 200]
    run(*command, env=dict(os.environ, OMP_THREAD_LIMIT="1"))


def export(build, source):
    out = os.path.join(build, "plate_int.traineddata")
    common = ["lstmtraining", "--stop_training", "--continue_from", source,
              "--traineddata", make_language(build)]
    run(*common, "--model_output", os.path.join(build, "plate_float.traineddata"))
    run(*common, "--convert_to_int", "--model_output", out)
    shutil.copy(out, os.path.join(MODELS, "plate.traineddata"))
    print("%s: %d bytes" % (os.path.join(MODELS, "plate.traineddata"), os.path.getsize(out)))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", default=photos.DEFAULT)
    parser.add_argument("--build", default=os.path.join(HERE, "build", "tesseract"))
    parser.add_argument("--stage", choices=["clean", "lines", "mix", "export"], required=True)
    parser.add_argument("--files", type=int, default=0, help="files of 1,000 lines")
    parser.add_argument("--iterations", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    build = arguments.build
    if arguments.stage == "clean":
        make_lines(build, "clean", arguments.photos, arguments.files or 5, arguments.workers)
        train(build, "clean", arguments.iterations or 40000, 2, arguments.rate)
    elif arguments.stage == "lines":
        make_lines(build, "mix", arguments.photos, arguments.files or 40, arguments.workers)
    elif arguments.stage == "mix":
        train(build, "mix", arguments.iterations or 400000, 0.1, arguments.rate)
    else:
        export(build, best(build))


if __name__ == "__main__":
    main()
