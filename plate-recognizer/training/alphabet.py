"""The characters that plates are made of."""

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SPECIAL = "警学挂港澳使领试超应急民航"

ALL = PROVINCES + DIGITS + LETTERS + SPECIAL
SERIAL = DIGITS + LETTERS


def is_hanzi(character):
    return ord(character) > 0x2E80
