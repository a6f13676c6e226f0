"""Trains plate.traineddata: a Tesseract line model for plates, clean lines first, then the mix.

    python3 make_lines.py clean --files 5 && python3 train_tesseract.py clean
    python3 make_lines.py mix --files 40 && python3 train_tesseract.py mix
    python3 train_tesseract.py export      # the newest state as plate.traineddata

Straight on the mix the network stands still for a long time: the clean course comes first. A
course goes on from its newest checkpoint, so it can be cut short and repeated. Needs Debian's
tesseract-ocr (lstmtraining, combine_lang_model, unicharset_extractor).
"""

import argparse
import glob
import os
import shutil
import subprocess

import cv2
import numpy as np

import alphabet
import lines
import variation

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "main", "resources", "recognizer", "models")
NET = "[1,36,0,1 S3,3 Ct3,3,32 Lfys48 Lfx96 Lrx96 Lfx128 O1c%d]"
# Pages of one file: Tesseract's tool writes the file anew for each.
PAGES = 250
# Course: iterations and character error in percent at which it ends.
COURSES = {"clean": (25000, 2.0), "mix": (400000, 0.1)}


def run(*command):
    print(" ".join(command), flush=True)
    subprocess.run(command, check=True, stderr=subprocess.STDOUT,
                   env=dict(os.environ, OMP_THREAD_LIMIT="1"))


def training_form(path, build):
    """Lines in Tesseract's training form: files of 250 pages, a page and box for every line."""
    made = []
    data = np.load(path)
    for start in range(0, len(data["texts"]), PAGES):
        name = "%s-%d" % (os.path.splitext(os.path.basename(path))[0], start)
        name = os.path.join(build, name)
        made.append(name + ".lstmf")
        if os.path.exists(made[-1]):
            continue
        pages = [lines.for_tesseract(p) for p in variation.askew(data["pictures"][start:start + PAGES], start)]
        cv2.imwritemulti(name + ".tif", pages)
        with open(name + ".box", "w", encoding="utf-8") as boxes:
            for page, text in enumerate(data["texts"][start:start + PAGES]):
                boxes.write("WordStr 0 0 120 36 %d #%s\n\t 120 0 121 36 %d\n"
                            % (page, text, page))
        run("tesseract", name + ".tif", name, "--psm", "13", "lstm.train")
        os.remove(name + ".tif")
        os.remove(name + ".box")
    return made


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


def checkpoint(build, course):
    path = os.path.join(build, course + "_checkpoint")
    return path if os.path.exists(path) else None


def train(build, folder, course, iterations, rate):
    starter = make_language(build)
    files = sorted(glob.glob(os.path.join(folder, course + "-[0-9]*.npz")))
    with open(os.path.join(build, course + ".list"), "w") as listing:
        listing.write("".join(m + "\n" for f in files for m in training_form(f, build)))
    limit, target = COURSES[course]
    command = ["lstmtraining", "--model_output", os.path.join(build, course),
               "--traineddata", starter,
               "--train_listfile", os.path.join(build, course + ".list"),
               "--max_iterations", str(iterations or limit), "--target_error_rate", str(target),
               "--learning_rate", str(rate), "--max_image_MB", "1500"]
    start = checkpoint(build, course) or checkpoint(build, "clean")
    if start:
        command += ["--continue_from", start]
    else:
        with open(os.path.join(build, "plate.unicharset"), encoding="utf-8") as text:
            command += ["--net_spec", NET % int(text.readline())]
    run(*command)


def export(build, out):
    """The newest checkpoint with whole-number weights."""
    newest = checkpoint(build, "mix") or checkpoint(build, "clean")
    whole = os.path.join(build, "plate_whole.traineddata")
    run("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", newest,
        "--traineddata", make_language(build), "--model_output", whole)
    os.makedirs(out, exist_ok=True)
    shutil.copy(whole, os.path.join(out, "plate.traineddata"))
    print("plate.traineddata: %d bytes" % os.path.getsize(whole))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["clean", "mix", "export"])
    parser.add_argument("--lines", default=os.path.join(HERE, "build", "lines"))
    parser.add_argument("--build", default=os.path.join(HERE, "build", "tesseract"))
    parser.add_argument("--out", default=MODELS)
    parser.add_argument("--iterations", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.001)
    arguments = parser.parse_args()
    os.makedirs(arguments.build, exist_ok=True)
    if arguments.step == "export":
        export(arguments.build, arguments.out)
    else:
        train(arguments.build, arguments.lines, arguments.step, arguments.iterations,
              arguments.rate)


if __name__ == "__main__":
    main()
