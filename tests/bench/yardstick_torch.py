#!/usr/bin/env python3
"""PyTorch as a yardstick: the recipes' networks, built from `ullim-cli recipes --json`, trained on random pictures.

    yardstick_torch.py --data FOLDER --ask     one job a line in, {"ms": ...} out

FOLDER holds recipes.json, clips.txt (a sound file a line, its class after a tab) and net.json (for `endtoend`).
Jobs: "steps RECIPE MEMBER THREADS BATCH STEPS" and "endtoend THREADS FOLDS EPOCHS".
"""
import json
import os
import sys

import yardstick


def builder(torch):
    nn, F = torch.nn, torch.nn.functional

    class Residual(nn.Module):
        def __init__(self, c_in, c_out, kernel, stride, slope):
            super().__init__()
            pad = kernel // 2
            self.conv1 = nn.Conv2d(c_in, c_out, kernel, stride, pad, bias=False)
            self.bn1 = nn.BatchNorm2d(c_out)
            self.conv2 = nn.Conv2d(c_out, c_out, kernel, 1, pad, bias=False)
            self.bn2 = nn.BatchNorm2d(c_out)
            self.slope = slope
            same = c_in == c_out and stride == 1
            self.shortcut = None if same else nn.Sequential(nn.Conv2d(c_in, c_out, 1, stride, bias=False), nn.BatchNorm2d(c_out))

        def forward(self, x):
            act = (lambda y: F.leaky_relu(y, self.slope, True)) if self.slope > 0 else (lambda y: F.relu(y, True))
            y = self.bn2(self.conv2(act(self.bn1(self.conv1(x)))))
            return act(y + (x if self.shortcut is None else self.shortcut(x)))

    class MeanMax(nn.Module):
        def forward(self, x):
            return torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)

    def conv(layer, c_in):
        kh = layer["kernel"]
        kw = layer.get("kernel_w", 0) or kh
        sh = layer.get("stride", 0) or 1
        sw = layer.get("stride_w", 0) or sh
        args = dict(stride=(sh, sw), bias=layer.get("bias", True))
        if layer.get("padding") != "same":
            return [nn.Conv2d(c_in, layer["filters"], (kh, kw), **args)]
        if kh % 2 and kw % 2:
            return [nn.Conv2d(c_in, layer["filters"], (kh, kw), padding=(kh // 2, kw // 2), **args)]
        pads = []
        for k, s in ((kw, sw), (kh, sh)):
            total = max(k - s, 0)
            pads += [total // 2, total - total // 2]
        return [nn.ZeroPad2d(pads), nn.Conv2d(c_in, layer["filters"], (kh, kw), **args)]

    def layers(rows, x, classes):
        """Modules for the rows; x runs through to learn the shapes."""
        made = []
        for row in rows:
            kind = row["kind"]
            flat = x.dim() == 2
            if kind == "conv2d":
                new = conv(row, x.shape[1])
            elif kind == "residual":
                new = [Residual(x.shape[1], row["filters"], row["kernel"], row.get("stride", 0) or 1, row.get("slope", 0))]
            elif kind in ("max_pool2d", "avg_pool2d"):
                k = (row["kernel"], row.get("kernel_w", 0) or row["kernel"])
                new = [(nn.MaxPool2d if kind == "max_pool2d" else nn.AvgPool2d)(k, row.get("stride", 0) or None)]
            elif kind == "batch_norm":
                new = [(nn.BatchNorm1d if flat else nn.BatchNorm2d)(x.shape[1])]
            elif kind == "dense":
                new = [nn.Linear(x.shape[1], row["units"] or classes, bias=row.get("bias", True))]
            else:
                new = [{"relu": lambda: nn.ReLU(True), "leaky_relu": lambda: nn.LeakyReLU(row["slope"], True),
                        "elu": nn.ELU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid,
                        "dropout": lambda: nn.Dropout(row["rate"]), "flatten": nn.Flatten,
                        "global_avg_pool": lambda: nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()),
                        "global_max_pool": lambda: nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten()),
                        "global_mean_max_pool": MeanMax, "softmax": lambda: nn.Softmax(1)}[kind]()]
            part = nn.Sequential(*new).eval()
            with torch.no_grad():
                x = part(x)
            made += new
        return nn.Sequential(*made), x

    class Net(nn.Module):
        def __init__(self, member, classes):
            super().__init__()
            ends, self.branches = [], nn.ModuleList()
            for branch in member["branches"]:
                p = branch["picture"]
                made, end = layers(branch["layers"], torch.zeros(2, 1, p["height"], p["width"]), classes)
                self.branches.append(made)
                ends.append(end)
            self.head, _ = layers(member["head"], torch.cat(ends, 1) if len(ends) > 1 else ends[0], classes)

        def forward(self, xs):
            ends = [b(x) for b, x in zip(self.branches, xs)]
            return self.head(torch.cat(ends, 1) if len(ends) > 1 else ends[0])

    return Net


def optimiser(torch, net, s):
    if s["optimizer"] == "sgd":
        return torch.optim.SGD(net.parameters(), lr=s["learning_rate"], momentum=s["momentum"], weight_decay=s["weight_decay"])
    kind = torch.optim.AdamW if s["optimizer"] == "adamw" else torch.optim.Adam
    return kind(net.parameters(), lr=s["learning_rate"], weight_decay=s["weight_decay"])


CLASSES, PICTURES = 10, 64


class Jobs:
    def __init__(self, folder):
        import numpy as np
        import torch

        self.np, self.torch, self.folder = np, torch, folder
        self.recipes = {r["name"]: r for r in json.load(open(os.path.join(folder, "recipes.json"), encoding="utf-8"))}
        self.Net = builder(torch)
        self.kept = {}

    def description(self):
        return f"PyTorch {self.torch.__version__}"

    def steps(self, recipe, member, threads, batch, steps):
        torch = self.torch
        torch.set_num_threads(int(threads))
        key, batch = (recipe, member), int(batch)
        if key not in self.kept:
            r = self.recipes[recipe]
            m = r["members"][int(member)]
            net = self.Net(m, CLASSES).train()
            xs = [self.np.random.default_rng(0).standard_normal((PICTURES, 1, b["picture"]["height"], b["picture"]["width"]), dtype="float32")
                  for b in m["branches"]]
            self.kept = {key: (net, optimiser(torch, net, r["defaults"]), xs, self.np.arange(PICTURES) % CLASSES)}
        net, opt, xs, y = self.kept[key]

        def job():
            for step in range(int(steps)):
                rows = (self.np.arange(batch) + step * batch) % PICTURES
                opt.zero_grad()
                loss = torch.nn.functional.cross_entropy(net([torch.from_numpy(x[rows]) for x in xs]), torch.from_numpy(y[rows]))
                loss.backward()
                opt.step()
                loss.item()

        return yardstick.milliseconds(job)

    def endtoend(self, threads, folds, epochs):
        """Files to trained folds as a notebook does it: librosa, numpy, PyTorch; the net of resnet-mel."""
        import audioread
        import librosa

        # As in yardstick_librosa.py: looking for decoders again at every load says nothing about librosa.
        backends = audioread.available_backends()
        audioread.available_backends = lambda *_: backends
        np, torch = self.np, self.torch
        torch.set_num_threads(int(threads))
        rows = [line.split("\t") for line in open(os.path.join(self.folder, "clips.txt"), encoding="utf-8").read().splitlines()]
        recipe, folds, epochs = self.recipes["resnet-mel"], int(folds), int(epochs)

        def job():
            x, y = [], []
            for path, label in rows:
                clip, sr = librosa.load(path, sr=8000)
                clip = librosa.util.fix_length(librosa.util.pad_center(clip, size=max(8000, len(clip))), size=8000)
                mel = librosa.feature.melspectrogram(y=clip, sr=sr, n_fft=256, hop_length=160, n_mels=40)
                x.append(librosa.power_to_db(mel, ref=np.max, top_db=60))
                y.append(int(label))
            x, y = np.stack(x).astype("float32")[:, None], np.array(y)
            for fold in range(folds):
                test = np.arange(len(y)) % folds == fold
                mean, std = x[~test].mean((0, 1, 3), keepdims=True), x[~test].std((0, 1, 3), keepdims=True) + 1e-3
                train, yt = (x[~test] - mean) / std, y[~test]
                net = self.Net(recipe["members"][0], 10).train()
                s = recipe["defaults"]
                opt = optimiser(torch, net, s)
                batches = -(-len(yt) // s["batch_size"])
                schedule = torch.optim.lr_scheduler.OneCycleLR(opt, s["learning_rate"], total_steps=epochs * batches, pct_start=0.25)
                for _ in range(epochs):
                    order = np.random.permutation(len(yt))
                    for b in range(batches):
                        part = order[b * s["batch_size"]:(b + 1) * s["batch_size"]]
                        if len(part) < 2:
                            continue
                        opt.zero_grad()
                        loss = torch.nn.functional.cross_entropy(net([torch.from_numpy(train[part])]), torch.from_numpy(yt[part]))
                        loss.backward()
                        opt.step()
                        schedule.step()
                net.eval()
                with torch.no_grad():
                    net([torch.from_numpy((x[test] - mean) / std)]).argmax(1)

        return yardstick.milliseconds(job)


if __name__ == "__main__":
    folder = sys.argv[sys.argv.index("--data") + 1]
    out, sys.stdout = sys.stdout, sys.stderr

    def say(value):
        print(json.dumps(value), file=out, flush=True)

    try:
        jobs = Jobs(folder)
        say({"ready": jobs.description()})
        for line in sys.stdin:
            name, *words = line.split()
            try:
                say({"ms": getattr(jobs, name)(*words)})
            except Exception as problem:  # a yardstick that breaks is a row less, not the end of the run
                say({"error": f"{type(problem).__name__}: {problem}"})
    except Exception as problem:
        say({"error": f"{type(problem).__name__}: {problem}"})
