"""The table of figures, and the dialog that corrects one."""
