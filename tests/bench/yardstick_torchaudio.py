#!/usr/bin/env python3
"""torchaudio as a yardstick (float32, one thread), on the inputs that bench_features wrote.

    yardstick_torchaudio.py --data FOLDER [--repeats N] [JOB ...]   times the jobs, prints JSON
    yardstick_torchaudio.py --data FOLDER --ask                     one job a line in, {"ms": ...} out
"""
import os

for name in ("OMP", "OPENBLAS", "MKL"):  # before torch, which reads them once
    os.environ[name + "_NUM_THREADS"] = "1"


class Jobs:
    def __init__(self, folder):
        import numpy as np
        import torch
        import torchaudio

        torch.set_num_threads(1)
        self.np, self.torch, self.torchaudio, self.folder = np, torch, torchaudio, folder
        self.kept = {}
        # Made once, as its users do. The bank of Slaney, as librosa's, so that the work is the same.
        self.mel, self.mfccs = self.transforms(44100, 20, n_fft=2048, hop_length=512, n_mels=128)
        self.small_mel, self.small_mfccs = self.transforms(8000, 40, n_fft=400, hop_length=160, n_mels=40)
        self.db = torchaudio.transforms.AmplitudeToDB("power", 80)

    def transforms(self, sr, n_mfcc, **size):
        t = self.torchaudio.transforms
        size.update(norm="slaney", mel_scale="slaney", pad_mode="constant")
        return t.MelSpectrogram(sr, **size), t.MFCC(sr, n_mfcc=n_mfcc, melkwargs=size)

    def description(self):
        return f"torchaudio {self.torchaudio.__version__}, torch {self.torch.__version__}"

    def samples(self):
        if "long" not in self.kept:
            self.kept["long"] = self.torch.from_numpy(self.np.load(os.path.join(self.folder, "long.npy")))
        return self.kept["long"]

    def logmel(self):
        return self.db(self.mel(self.samples()))

    def mfcc(self):
        return self.mfccs(self.samples())

    def clips(self):
        for path in open(os.path.join(self.folder, "clips.txt"), encoding="utf-8").read().splitlines():
            y, _ = self.torchaudio.load(path)
            self.db(self.small_mel(y))
            self.small_mfccs(y)


if __name__ == "__main__":
    import yardstick

    yardstick.main(Jobs)
