#!/bin/sh
# Builds avx_cpp beside this file, for the machine it is built on (AVX-512 F, DQ, BW, VL and CD).
cd "$(dirname "$0")" && exec g++ -std=c++20 -O3 -march=native -fschedule-insns -fsched-pressure -fno-math-errno -fno-trapping-math -Wall -Wextra -Wno-uninitialized -Wno-maybe-uninitialized -o avx_cpp main.cpp
