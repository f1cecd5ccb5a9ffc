# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the sandbox: kernel calls, the tree that boots, the booted machine, root requests."""
