"""Who a name stands for: within one article, and across articles. Pure."""
