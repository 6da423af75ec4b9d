# What mybinder.org installs for the notebook in R; the kernel comes with its R.
install.packages(c("ggplot2", "lme4"))
