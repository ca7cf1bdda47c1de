# How the C library of Linux keeps what FFmpeg gives back; read by ./cliply and ./dev. Other systems do not look at these.
#
# The index of a file of twelve hours is made of blocks of tens of megabytes. By default the C library begins to keep such blocks as
# soon as one was freed, in one heap for each thread, and the process stays 200 MB larger than what it uses. With a fixed limit, blocks
# of four mebibytes and more go back to the system at once; a picture of 1080p is smaller than that.
: "${MALLOC_MMAP_THRESHOLD_:=4194304}" "${MALLOC_TRIM_THRESHOLD_:=8388608}"
export MALLOC_MMAP_THRESHOLD_ MALLOC_TRIM_THRESHOLD_
