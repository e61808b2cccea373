#!/usr/bin/env python3
"""Writes more.json beside this file: scores and curves of the labels and scores in metrics.json, and of the
same scores rounded to one decimal (many ties), as scikit-learn gives them; reliability by numpy.

    python3 tests/data/sklearn/more.py
"""
import json
import math
import os

import numpy as np
import scipy.optimize
import scipy.stats
import sklearn
from sklearn import metrics as sk

here = os.path.dirname(os.path.abspath(__file__))
cases = json.load(open(os.path.join(here, "metrics.json")))["cases"]


def curve(y, p):
    fpr, tpr, t = sk.roc_curve(y, p, drop_intermediate=False)
    precision, recall, pt = sk.precision_recall_curve(y, p)
    return {
        "fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": t[1:].tolist(),  # the first is max + 1 or inf
        "precision": precision.tolist(), "recall": recall.tolist(), "pr_thresholds": pt.tolist(),
        "auc": sk.roc_auc_score(y, p), "ap": sk.average_precision_score(y, p),
    }


def reliability(y, p, bins=15):
    confidence, right = p.max(1), p.argmax(1) == y
    at = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    counts = [int((at == b).sum()) for b in range(bins)]
    gaps = [abs(right[at == b].mean() - confidence[at == b].mean()) if counts[b] else 0 for b in range(bins)]
    return counts, float(np.dot(counts, gaps) / len(y))


def temperature(y, p):
    """The minimum of the log loss of softmax(log p / T), T in [.05, 20], by scipy."""
    z = np.log(np.clip(p, 1e-12, None))

    def loss(log_t):
        s = z / math.exp(log_t)
        s = s - s.max(1, keepdims=True)
        return float(-np.mean(s[np.arange(len(y)), y] - np.log(np.exp(s).sum(1))))

    best = scipy.optimize.minimize_scalar(loss, bounds=(math.log(.05), math.log(20)), method="bounded",
                                          options={"xatol": 1e-10})
    return math.exp(best.x), loss(0.0), best.fun


out = {"scikit_learn": sklearn.__version__, "cases": {}}
for name, case in cases.items():
    y = np.array(case["y_true"])
    p = np.array(case["y_score"], dtype=np.float32).astype(float)
    k = p.shape[1]
    p1 = np.round(p, 1)
    told, hot = p.argmax(1), np.eye(k)[y]
    counts, ece = reliability(y, p)
    right = int((told == y).sum())
    w = scipy.stats.binomtest(right, len(y)).proportion_ci(method="wilson")
    t, before, after = temperature(y, p)
    out["cases"][name] = {
        "cohen_kappa": sk.cohen_kappa_score(y, told), "matthews": sk.matthews_corrcoef(y, told),
        "precision_macro": sk.precision_score(y, told, average="macro", zero_division=0),
        "recall_macro": sk.recall_score(y, told, average="macro", zero_division=0),
        "precision_weighted": sk.precision_score(y, told, average="weighted", zero_division=0),
        "recall_weighted": sk.recall_score(y, told, average="weighted", zero_division=0),
        "f1_micro": sk.f1_score(y, told, average="micro"),
        "brier": float(((p - hot) ** 2).sum(1).mean()),
        "top2": 1.0 if k == 2 else sk.top_k_accuracy_score(y, p, k=2, labels=range(k)),
        "wilson": [w.low, w.high], "reliability_counts": counts, "ece": ece,
        "temperature": t, "nll_before": before, "nll_after": after,
        "curves": [curve(y == c, p[:, c]) if (y == c).any() else None for c in range(k)],
        "curves_with_ties": [curve(y == c, p1[:, c]) if (y == c).any() else None for c in range(k)],
    }
json.dump(out, open(os.path.join(here, "more.json"), "w"), indent=1)
