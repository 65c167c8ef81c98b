"""The figures of statistics.csv, by pandas: what the executors must agree with.

Made with Debian's python3-pandas (1.5.3+dfsg-2), in this directory:

    /usr/bin/python3 statistics.py > statistics.csv

Each line: data set, group (empty for all rows), column(s), statistic, value.
"""

import sys

import pandas as pd

print("data,group,columns,statistic,value")


def line(data, group, columns, statistic, value):
    print(f"{data},{group},{columns},{statistic},{'' if pd.isna(value) else repr(float(value))}")


def columns(data, group, frame, numbers):
    described = frame[numbers].describe()
    for column in numbers:
        for statistic in described.index:
            line(data, group, column, statistic, described[column][statistic])
        for q in (0.1, 0.333, 0.9):
            line(data, group, column, f"quantile {q}", frame[column].quantile(q))
        line(data, group, column, "var", frame[column].var())
        line(data, group, column, "nunique", frame[column].nunique())
        mode = frame[column].mode()
        line(data, group, column, "mode", mode.min() if len(mode) else float("nan"))


def pairs(data, frame, numbers):
    correlation = frame[numbers].corr()
    covariance = frame[numbers].cov()
    for left in numbers:
        for right in numbers:
            line(data, "", f"{left} {right}", "correlation", correlation[left][right])
            line(data, "", f"{left} {right}", "covariance", covariance[left][right])


penguins = pd.read_csv("penguins.csv")
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
columns("penguins", "", penguins, measured)
pairs("penguins", penguins, measured)
for species, rows in penguins.groupby("species"):
    columns("penguins", species, rows, measured)
for (species, island), count in pd.crosstab(penguins.species, penguins.island).stack().items():
    line("penguins", f"{species} {island}", "", "crosstab", count)

randhie = pd.read_csv("randhie.csv")
columns("randhie", "", randhie, list(randhie.columns))
pairs("randhie", randhie, ["mdvis", "lncoins", "disea", "hlthp"])
for (idp, hlthg), count in pd.crosstab(randhie.idp, randhie.hlthg).stack().items():
    line("randhie", f"{idp} {hlthg}", "", "crosstab", count)
sys.stdout.flush()
