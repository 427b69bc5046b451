"""The static site: what a log says, for people who look rather than read.

    marks      lines of answers → marks of a picture, in hundredths of its width
    pages      a report → the pages of the site, each a path and its HTML
    site       the pages → a folder that replaces an earlier report whole

Every page stands for itself: no network, no framework; one style and one script, each inline and
named by its hash in the page's content security policy, so that nothing else can run.
"""
