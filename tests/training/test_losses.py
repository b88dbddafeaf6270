"""Needs the optional extra `train`."""

import itertools

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install 'counterclaim[train]'")


def test_the_sequence_loss_is_the_share_of_all_sequences():
    from flows.training.examples import IGNORED
    from flows.training.losses import sequence_loss

    generator = torch.Generator().manual_seed(1)
    scores, steps = torch.randn(1, 4, 3, generator=generator), torch.randn(3, 3, generator=generator)
    labels = torch.tensor([[2, IGNORED, 0, 1]])  # the second piece belongs to the first word

    def total(path):
        return float(
            sum(scores[0, place, label] for place, label in zip((0, 2, 3), path, strict=True))
            + sum(steps[a, b] for a, b in itertools.pairwise(path))
        )

    every = np.logaddexp.reduce([total(path) for path in itertools.product(range(3), repeat=3)])
    expected = (every - total((2, 0, 1))) / 3
    assert float(sequence_loss(scores, labels, steps)) == pytest.approx(expected, rel=1e-5)
