"""Mutation testing: how many of the faults put into the program do its tests notice?"""
