#!/bin/sh
# 用法：sh install.sh [装到哪个文件夹]
set -eu

fail() {
  printf '错误：%s\n办法：%s\n' "$1" "$2" >&2
  exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=${1:-$HOME/.local/share/pledgectl}

python=
for name in @commands@ python3; do
  if command -v "$name" >/dev/null 2>&1 &&
    "$name" -c 'import sys; sys.exit(not (@oldest@) <= sys.version_info[:2] <= (@newest@))' 2>/dev/null; then
    python=$name
    break
  fi
done
[ -n "$python" ] || fail '没有找到合用的 Python（@first@ 到 @last@）' '请先安装 Python，再运行一次'

"$python" "$here/verify.py" || fail '安装文件不完整或者被改动过' '请重新复制整个文件夹，再运行一次'
"$python" -m venv "$target" || fail "不能在 $target 建立运行环境" '请换一个能写入的文件夹；Debian、统信、麒麟还要先装 python3-venv'
"$target/bin/python" -m pip --isolated install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" --upgrade --force-reinstall 'pledgectl==@version@' || fail '没有装成' '请把上面的文字交给维护人员'
"$target/bin/pledgectl" --version
printf '装好了。运行 %s/bin/pledgectl demo 演示，看全过程\n' "$target"
