"""Damage: places where bytes of the text were lost, with the readings that the bytes still allow.

Nothing is ever replaced here: a place is shown, with what may have stood there, and a user decides.
"""

from desktop.text.damage.find_damage import count_damage, find_damage
from desktop.text.damage.model import DAMAGE_KINDS, Damage

__all__ = ["DAMAGE_KINDS", "Damage", "count_damage", "find_damage"]
