"""Learning the blocks that a site repeats, from many of its articles, as files of site rules for a person to review.

corpus.py    articles from files and folders
store.py     their lines on disk, and what repeats: memory stays bounded
choose.py    how strictly alike the lines of a block are
place.py     where in the article blocks stand
judge.py     which repeated lines are proposed, as what, and why
write.py     the files
"""
