#!/usr/bin/env bash
# Makes report.png, the picture in the README: the first screen of the base case's report, 1280 pixels wide. Wants Chromium on the PATH.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch" 2>/dev/null || { sleep 2; rm -rf "$scratch"; }' EXIT   # the browser may still be putting its profile away
dotnet run -c Release --project src/PipelineRisk.Cli -- run --out "$scratch/base" --quiet

# Time passes as fast as the page is done, so that its charts are drawn when the picture is taken.
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync \
  --disable-dev-shm-usage --hide-scrollbars --user-data-dir="$scratch/profile" --window-size=1280,880 --virtual-time-budget=8000 \
  --screenshot="$scratch/report.png" "file://$scratch/base/report.html" 2>"$scratch/messages" || { cat "$scratch/messages" >&2; exit 1; }
mv "$scratch/report.png" src/PipelineRisk.Reports/report.png
