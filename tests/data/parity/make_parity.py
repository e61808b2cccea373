"""Losses of 20 training steps in PyTorch (Debian's python3-torch 1.13.1), for tst_parity.cpp.

Run: /usr/bin/python3 make_parity.py > losses.json
Weights and pictures come from the generator below, which the test has as well, so that no file of weights is
needed. Dropout is left out: its draws are each library's own.

Each net three times: "losses" in float32 with the memory format that Ullim uses (channels last where there is
batch normalisation), "contiguous" in PyTorch's default format, and "float64". Sums in another order differ in
the last bits, and Adam's divisions enlarge that from step to step: the distances of the two formats from
float64 show how much of a difference means nothing.
"""
import json
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
MASK = (1 << 64) - 1
STEPS, BATCH, CLASSES = 20, 8, 4


class Numbers:
    """Knuth's MMIX generator; upper 24 bits as a number in [-1, 1)."""

    def __init__(self, seed):
        self.state = seed

    def tensor(self, shape, limit):
        n = 1
        for s in shape:
            n *= s
        out = []
        for _ in range(n):
            self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
            out.append(((self.state >> 40) / float(1 << 23) - 1.0) * limit)
        return torch.tensor(out, dtype=torch.float32).reshape(shape)


class Residual(nn.Module):
    def __init__(self, c_in, c_out, stride, slope):
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, c_out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(c_out)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(c_out)
        self.slope = slope
        self.shortcut = None
        if c_in != c_out or stride != 1:
            self.shortcut = nn.Conv2d(c_in, c_out, 1, stride, bias=False)
            self.shortcut_bn = nn.BatchNorm2d(c_out)

    def act(self, x):
        return F.leaky_relu(x, self.slope) if self.slope > 0 else F.relu(x)

    def forward(self, x):
        y = self.bn2(self.conv2(self.act(self.bn1(self.conv1(x)))))
        s = x if self.shortcut is None else self.shortcut_bn(self.shortcut(x))
        return self.act(y + s)


class MeanMax(nn.Module):
    def forward(self, x):
        return torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)


class Two(nn.Module):
    def __init__(self, a, b, head):
        super().__init__()
        self.a, self.b, self.head = a, b, head

    def forward(self, x, y):
        return self.head(torch.cat([self.a(x), self.b(y)], 1))


def cry(filters, stride):
    # Kernel 4, "same" as Keras: one zero before and two after with stride 1; with stride 2 one and one.
    pads = []
    for s in stride:
        pads.append((1, 2) if s == 1 else (1, 1))
    return nn.Sequential(nn.ZeroPad2d((pads[1][0], pads[1][1], pads[0][0], pads[0][1])),
                         nn.Conv2d(1, filters, 4, stride), nn.BatchNorm2d(filters), nn.LeakyReLU(0.3),
                         nn.MaxPool2d(2), Residual(filters, filters, 1, 0.3), Residual(filters, filters, 1, 0.3),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten())


CASES = {
    "digits": dict(
        net=lambda: nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
                                  nn.Flatten(), nn.Linear(16 * 6 * 8, 32), nn.ReLU(), nn.Linear(32, CLASSES)),
        shapes=[(16, 20)], optimizer=lambda p: torch.optim.Adam(p, lr=1e-3)),
    "residual": dict(
        net=lambda: nn.Sequential(nn.Conv2d(1, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
                                  Residual(16, 16, 1, 0), Residual(16, 32, 2, 0), Residual(32, 64, 2, 0), MeanMax(),
                                  nn.Linear(128, CLASSES)),
        shapes=[(40, 51)], optimizer=lambda p: torch.optim.AdamW(p, lr=4e-3, weight_decay=1e-2)),
    "two_branches": dict(
        net=lambda: Two(cry(8, (1, 2)), cry(8, (2, 2)), nn.Linear(16, CLASSES)),
        shapes=[(13, 48), (32, 48)], optimizer=lambda p: torch.optim.AdamW(p, lr=3e-3, weight_decay=1e-2)),
    "emotion": dict(
        net=lambda: nn.Sequential(*[m for a, b in ((1, 8), (8, 12), (12, 16)) for m in
                                    (nn.Conv2d(a, b, 3, 1, 1), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(2))],
                                  nn.Flatten(), nn.Linear(16 * 4 * 6, CLASSES)),
        shapes=[(32, 48)],
        optimizer=lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
}


def run(case, memory, dtype):
    net = case["net"]()
    numbers = Numbers(7)
    with torch.no_grad():
        for name, p in net.named_parameters():
            # As the test: 1 for scales of batch normalisation, 0 for shifts, else by fan in.
            if p.dim() == 1 and isinstance(dict(net.named_modules())[name.rsplit(".", 1)[0]], nn.BatchNorm2d):
                p.fill_(1.0 if name.endswith("weight") else 0.0)
            elif p.dim() == 1:
                p.copy_(numbers.tensor(p.shape, 0.05))
            else:
                fan_in = p[0].numel()
                p.copy_(numbers.tensor(p.shape, fan_in ** -0.5))
    net.to(dtype)
    if memory == "ullim" and any(isinstance(m, nn.BatchNorm2d) for m in net.modules()):
        net.to(memory_format=torch.channels_last)
    optimizer = case["optimizer"](net.parameters())
    net.train()
    numbers = Numbers(11)
    losses = []
    for step in range(STEPS):
        xs = [numbers.tensor((BATCH, 1) + s, 2.0) for s in case["shapes"]]
        y = torch.tensor([(step + 3 * i) % CLASSES for i in range(BATCH)])
        for x in xs:  # something to learn: a brighter row for each class
            for i in range(BATCH):
                x[i, 0, int(y[i]) + 2] += 1.5
        optimizer.zero_grad()
        loss = F.cross_entropy(net(*[x.to(dtype) for x in xs]), y)
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return losses


RUNS = {"losses": ("ullim", torch.float32), "contiguous": ("default", torch.float32),
        "float64": ("default", torch.float64)}
out = {"torch": torch.__version__}
for kind, how in RUNS.items():
    out[kind] = {name: run(case, *how) for name, case in CASES.items()}
print(json.dumps(out, indent=1))
