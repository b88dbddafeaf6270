"""Clusters by shared keys, in near-linear time."""

from collections.abc import Hashable, Iterable, Mapping, Sequence


class Clusters:
    """Disjoint sets over the numbers below `size` (union-find with path halving)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the cluster of `item`."""
        parents = self._parents
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make the clusters of both one; the lower number stands for it, so that order changes nothing."""
        one, other = self.find(one), self.find(other)
        self._parents[max(one, other)] = min(one, other)

    def groups(self) -> dict[int, list[int]]:
        """The members of each cluster, in order, by the number that stands for it."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parents)):
            found.setdefault(self.find(item), []).append(item)
        return found


def join_by_keys(keys: Sequence[Iterable[Hashable]]) -> Mapping[int, list[int]]:
    """Cluster the positions of `keys`: two that share a key are together."""
    clusters = Clusters(len(keys))
    first: dict[Hashable, int] = {}
    for position, its_keys in enumerate(keys):
        for key in its_keys:
            met = first.setdefault(key, position)
            if met != position:
                clusters.join(met, position)
    return clusters.groups()
