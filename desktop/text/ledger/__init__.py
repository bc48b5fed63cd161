"""The ledger (目标台账): what a report promises for the year and what it says was reached, by indicator."""

from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.proposal import CellProposal, propose
from desktop.text.ledger.values import CellValue

__all__ = ["CellProposal", "CellValue", "LedgerIndicator", "propose"]
