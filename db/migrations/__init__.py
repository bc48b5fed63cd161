"""How a file of an older Piyue becomes one of this; read by Alembic, without any alembic.ini."""
