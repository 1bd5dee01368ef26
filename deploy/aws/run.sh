#!/bin/sh
# What AWS Lambda starts: the server. The adapter in the function's layer waits until it answers, and posts to it what comes.
exec "$(dirname "$0")/linnet" serve
