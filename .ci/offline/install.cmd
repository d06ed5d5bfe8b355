@echo off
setlocal DisableDelayedExpansion
for /f "tokens=2 delims=:." %%a in ('chcp') do set "OLDCP=%%a"
chcp 936 >nul
rem 用法：安装.cmd [装到哪个文件夹] [/q]。/q 表示做完不等按键。
set "CODE=1"
set "TARGET=%LOCALAPPDATA%\pledgectl"
if not "%~1"=="" set "TARGET=%~f1"
pushd "%~dp0" || goto nofolder

set "PY="
for %%v in (@pythons@) do if not defined PY call :try py -%%v
if not defined PY call :try python
if not defined PY goto nopython

echo 核对安装文件
%PY% verify.py || goto spoilt
echo 建立运行环境："%TARGET%"
%PY% -m venv "%TARGET%" || goto novenv
echo 安装，请稍候
"%TARGET%\Scripts\python.exe" -m pip --isolated install --quiet --disable-pip-version-check --no-index --find-links wheels --upgrade --force-reinstall pledgectl==@version@ || goto noinstall
copy /y start.cmd "%TARGET%\pledgectl.cmd" >nul || goto noinstall
"%TARGET%\Scripts\pledgectl.exe" --version || goto noinstall
set "CODE=0"
echo 装好了。双击 "%TARGET%\pledgectl.cmd" 打开命令行，输入 pledgectl demo 演示 看全过程。
goto end

:try
%* -c "import struct, sys; sys.exit(not ((@oldest@) <= sys.version_info[:2] <= (@newest@) and struct.calcsize('P') == 8))" >nul 2>nul && set "PY=%*"
exit /b

:nofolder
echo 错误：打不开安装文件所在的文件夹
echo 办法：把整个文件夹复制到本机硬盘，再运行一次
goto end
:nopython
echo 错误：没有找到合用的 Python（64 位，@first@ 到 @last@）
echo 办法：先装 Python，安装时勾选 Add python.exe to PATH，再运行一次
goto end
:spoilt
echo 错误：安装文件不完整或者被改动过
echo 办法：重新复制整个文件夹，再运行一次
goto end
:novenv
echo 错误：不能在 "%TARGET%" 建立运行环境
echo 办法：换一个能写入的文件夹，如 安装.cmd D:\pledgectl
goto end
:noinstall
echo 错误：没有装成
echo 办法：关闭正在运行的 pledgectl，再运行一次；仍然不成，请把上面的文字交给维护人员
goto end

:end
popd
chcp %OLDCP% >nul
if /i not "%~2"=="/q" pause
exit /b %CODE%
