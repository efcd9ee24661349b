# shellcheck shell=bash
# Does the package feed carry all of Microsoft Orleans, and all of MongoDB's driver? Asked once, by a restore of the
# real packages, and remembered in .shop/feed.props, which Directory.Build.props imports. See docs/adr/0001-two-builds.md.

FEED=$STATE/feed.props
PROBE=$STATE/probe

# feed_value NAME: what is remembered; nothing when it isn't.
feed_value() {
  [[ ! -e $FEED ]] || sed -n "s|.*<$1 .*>\(.*\)</$1>.*|\1|p" "$FEED"
}

# What was asked for: when the versions change, the answer may too.
feed_versions() {
  sed -nE 's/.*Include="(Microsoft.Orleans.Server|MongoDB.Driver)" Version="([^"]*)".*/\1 \2/p' Directory.Packages.props | paste -sd ';'
}

# feed_remember ORLEANS MONGODB HOW: a value that was given on a command line still wins.
feed_remember() {
  mkdir -p "$STATE"
  cat >"$FEED.new" <<XML
<Project>
  <!-- Written by ./shop ($3; $(feed_versions)); delete it to have the feed asked again. -->
  <PropertyGroup>
    <UseOrleans Condition="'\$(UseOrleans)' == ''">$1</UseOrleans>
    <UseMongoDB Condition="'\$(UseMongoDB)' == ''">$2</UseMongoDB>
  </PropertyGroup>
</Project>
XML
  mv -f "$FEED.new" "$FEED"
}

# Whether a person chose, rather than the feed.
feed_is_told() { grep -qF '(as told; ' "$FEED" 2>/dev/null; }

feed_tell() {
  local orleans mongodb
  if [[ $1 == true ]]; then orleans='Microsoft Orleans'; else orleans='the runtime of this repository'; fi
  if [[ $2 == true ]]; then mongodb='MongoDB'; else mongodb='PostgreSQL'; fi
  say "building with $orleans, the catalog in $mongodb ($3)"
}

# feed_force --orleans|--no-orleans|--mongodb|--no-mongodb...
feed_force() {
  local orleans mongodb word
  orleans=$(feed_value UseOrleans)
  mongodb=$(feed_value UseMongoDB)
  for word in "$@"; do
    case $word in
      --orleans) orleans=true ;;
      --no-orleans) orleans=false ;;
      --mongodb) mongodb=true ;;
      --no-mongodb) mongodb=false ;;
    esac
  done
  feed_remember "${orleans:-false}" "${mongodb:-false}" 'as told'
  feed_tell "${orleans:-false}" "${mongodb:-false}" 'as told'
}

# probe NAME PROPERTY ITEM: prints whether the feed has everything; fails when it gave no answer in time (NU1301: it
# can't be reached). 180 s: an empty cache and a slow feed take two minutes; one that can't be reached is given up sooner,
# as retries are off.
probe() {
  local project=$PROBE/$1/$1.csproj log=$PROBE/$1.log status=0
  mkdir -p "$PROBE/$1"
  printf '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    %s\n  </ItemGroup>\n</Project>\n' "$3" >"$project"
  NUGET_ENABLE_ENHANCED_HTTP_RETRY=true NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 \
    timeout 180 dotnet restore "$project" "-p:$2=true" -v q >"$log" 2>&1 </dev/null 9>&- || status=$?
  if ((status == 0)); then
    echo true
  elif grep -q 'error NU' "$log" && ! grep -q 'NU1301' "$log"; then
    echo false
  else
    return 1
  fi
}

# Makes sure that there is an answer, and says which.
need_feed() {
  local orleans mongodb
  if feed_is_told; then
    feed_tell "$(feed_value UseOrleans)" "$(feed_value UseMongoDB)" 'as told'
    return
  elif grep -qF "(asked; $(feed_versions))" "$FEED" 2>/dev/null; then
    feed_tell "$(feed_value UseOrleans)" "$(feed_value UseMongoDB)" 'as the feed has it'
    return
  fi
  rm -rf "$FEED" "$PROBE"
  say 'asking the package feed for Microsoft Orleans and MongoDB.Driver, once (some minutes at most)'
  if orleans=$(probe orleans UseOrleans '<OrleansPart Include="Sdk;Server;AdoNet;Testing" />') &&
    mongodb=$(probe mongodb UseMongoDB '<PackageReference Include="MongoDB.Driver" />'); then
    feed_remember "$orleans" "$mongodb" asked
    feed_tell "$orleans" "$mongodb" 'as the feed has it; --no-orleans, --no-mongodb change it'
  else
    feed_tell false false 'the package feed gave no answer; it is asked again next time'
  fi
}
