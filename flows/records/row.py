"""What every row of a reviewed table has in common, whichever package the row belongs to."""

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """A row of a reviewed table: unknown columns are rejected, blanks around values are not part of them."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
