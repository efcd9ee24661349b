# shellcheck shell=bash
# The C# compiler, kept warm for the builds of one run of the script and ended with them: starting it anew for each of some
# forty projects takes half of a build's time. The one that the SDK would start by itself outlives the build by ten minutes.

# with_compiler COMMAND...: runs the command, whose builds share one compiler. A run within such a run shares that of the outer one.
# Where the command fails and the script with it, the trap ends the compiler.
with_compiler() {
  local status
  if [[ -n ${SharedCompilationId:-} ]]; then
    "$@"
    return
  fi
  begin_compiler
  "$@"
  status=$?
  end_compiler
  return "$status"
}

# Without the server (another SDK keeps it elsewhere) builds are slower, and the same.
begin_compiler() {
  local version sdk server
  # What lives for a minute gains nothing from counting its own calls to be compiled better later: a build takes half as long.
  export DOTNET_TieredPGO=0
  version=$(dotnet --version)
  sdk=$(dotnet --list-sdks | sed -n "s/^${version//./\\.} \[\(.*\)\]\$/\1/p")
  server=$sdk/$version/Roslyn/bincore/VBCSCompiler.dll
  [[ -e $server ]] || return 0
  # Both are properties of a build, which it takes from the environment; the id names the server's socket.
  export UseSharedCompilation=true SharedCompilationId="shop-$$-$RANDOM"
  dotnet exec "$server" "-pipename:$SharedCompilationId" >/dev/null 2>&1 </dev/null 9>&- &
  compiler_pid=$!
  trap end_compiler EXIT
}

end_compiler() {
  unset DOTNET_TieredPGO
  [[ -n ${compiler_pid:-} ]] || return 0
  kill "$compiler_pid" 2>/dev/null || true
  wait "$compiler_pid" 2>/dev/null || true
  compiler_pid=''
  unset SharedCompilationId
  export UseSharedCompilation=false
  trap - EXIT
}
