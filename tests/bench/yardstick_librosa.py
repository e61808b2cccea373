#!/usr/bin/env python3
"""librosa as a yardstick, on the inputs that bench_features wrote.

    yardstick_librosa.py --data FOLDER [--repeats N] [JOB ...]   times the jobs, prints JSON
    yardstick_librosa.py --data FOLDER --ask                     one job a line in, {"ms": ...} out
    yardstick_librosa.py --once cold|picture-logmel|picture-stft IN.wav OUT   a whole process, timed outside

Warm jobs run on one thread and are timed after one call that compiles and caches. Whole processes run as a
user's would, with the machine's own defaults.
"""
import os
import sys

ONCE = "--once" in sys.argv
if not ONCE:  # before numpy, which reads them once
    for name in ("OMP", "OPENBLAS", "MKL", "NUMBA", "BLIS", "NUMEXPR"):
        os.environ[name + "_NUM_THREADS"] = "1"


def cold(source, out):
    import librosa
    import numpy as np

    y, sr = librosa.load(source, sr=None)
    np.save(out, librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=sr), ref=np.max))


def picture(kind, source, out):
    import matplotlib

    matplotlib.use("Agg")
    import librosa
    import librosa.display
    import matplotlib.pyplot as plt
    import numpy as np

    y, sr = librosa.load(source, sr=None)
    if kind == "logmel":
        values = librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=sr), ref=np.max)
    else:
        values = librosa.amplitude_to_db(np.abs(librosa.stft(y)), ref=np.max)
    figure, axes = plt.subplots(figsize=(12, 4), dpi=100)
    image = librosa.display.specshow(values, ax=axes, sr=sr, x_axis="time", y_axis="mel" if kind == "logmel" else "linear")
    figure.colorbar(image, ax=axes, format="%+2.0f dB")
    figure.savefig(out, dpi=100)


class Jobs:
    def __init__(self, folder):
        import audioread
        import librosa
        import numpy as np

        # Before its version 3 audioread looks for its decoders (by running ffmpeg and gcc) again at every
        # librosa.load: 90 ms for each small file, which says nothing about librosa.
        backends = audioread.available_backends()
        audioread.available_backends = lambda *_: backends
        librosa.load, librosa.yin, librosa.feature.mfcc  # librosa imports late: what is missing shall show now
        self.librosa, self.np, self.folder, self.kept = librosa, np, folder, {}

    def description(self):
        import numba
        import scipy

        return (f"librosa {self.librosa.__version__}, numpy {self.np.__version__}, scipy {scipy.__version__}, "
                f"numba {numba.__version__}, {blas()}")

    def samples(self, name):
        if name not in self.kept:
            self.kept[name] = self.np.load(os.path.join(self.folder, name + ".npy"))
        return self.kept[name]

    def logmel(self):
        mel = self.librosa.feature.melspectrogram(y=self.samples("long"), sr=44100, n_fft=2048, hop_length=512, n_mels=128)
        return self.librosa.power_to_db(mel, ref=self.np.max)

    def mfcc(self):
        return self.librosa.feature.mfcc(y=self.samples("long"), sr=44100, n_fft=2048, hop_length=512, n_mels=128, n_mfcc=20)

    def clips(self):
        size = dict(n_fft=400, hop_length=160, n_mels=40)
        for path in open(os.path.join(self.folder, "clips.txt"), encoding="utf-8").read().splitlines():
            y, sr = self.librosa.load(path, sr=None)
            self.librosa.power_to_db(self.librosa.feature.melspectrogram(y=y, sr=sr, **size), ref=self.np.max)
            self.librosa.feature.mfcc(y=y, sr=sr, n_mfcc=40, **size)

    def yin(self):
        return self.librosa.yin(self.samples("sixty22050"), fmin=65, fmax=2093, sr=22050, frame_length=2048)

    def resample(self):
        return self.librosa.resample(self.samples("sixty44100"), orig_sr=44100, target_sr=16000, res_type="soxr_hq")

    def stretch(self):
        return self.librosa.effects.time_stretch(self.samples("sixty22050"), rate=1.25)


def blas():
    """The BLAS behind numpy, as mapped into this process: the mel bank is a matrix product there."""
    names = {os.path.basename(line.split()[-1]) for line in open("/proc/self/maps") if "blas" in line}
    return "BLAS " + (", ".join(sorted(n for n in names if not n.startswith("_"))) or "unknown")


if __name__ == "__main__":
    if ONCE:
        job, source, out = sys.argv[sys.argv.index("--once") + 1:][:3]
        cold(source, out) if job == "cold" else picture(job.split("-")[1], source, out)
    else:
        import yardstick

        yardstick.main(Jobs)
