"""How the language pipeline is made: treebanks, entity corpora and coded texts in, an int8 model out."""
