@echo off
rem 打开一个可以直接输入 pledgectl 的命令行。
set "PATH=%~dp0Scripts;%PATH%"
cd /d "%USERPROFILE%"
cmd /k pledgectl --help
