"""Draws number plates, spoils them and puts them into scenes."""
