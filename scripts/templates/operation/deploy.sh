#!/bin/sh
# Puts the built site online and waits until visitors get it. `run --deploy` calls this with the folder in
# PROMULGATE_OUT; the notice is looked for right afterwards, so it must not end before the new pages are there.
#
# Where the site goes: DEPLOY_TARGET, e.g. www@example.org:/srv/www/site (rsync over ssh). Without it: the branch
# gh-pages of the clone in PUBLICATION (GitHub: Settings, Pages, deploy from that branch). Another host? Replace
# `publish_site` by its own command; the rest stays.
set -eu

: "${PROMULGATE_OUT:?is set by run --deploy}" "${PUBLIC_URL:?is the address that visitors use}"
marker=promulgate-build.txt
build="$(date -u +%Y%m%dT%H%M%SZ)-$$"
printf '%s\n' "$build" > "$PROMULGATE_OUT/$marker"

publish_site() {
  if [ -n "${DEPLOY_TARGET:-}" ]; then
    rsync --archive --delete "$PROMULGATE_OUT"/ "$DEPLOY_TARGET"
    return
  fi
  # Files that begin with _ are served too, and the branch never grows: each time one commit without a past.
  : > "$PROMULGATE_OUT/.nojekyll"
  clone="${PUBLICATION:?is the clone of the publication, or set DEPLOY_TARGET}"
  index="$(mktemp -u)"
  tree="$(cd "$PROMULGATE_OUT" &&
    export GIT_DIR="$(git -C "$clone" rev-parse --absolute-git-dir)" GIT_WORK_TREE="$PWD" GIT_INDEX_FILE="$index" &&
    git add --all --force . && git write-tree)"
  rm -f "$index"
  commit="$(git -C "$clone" -c user.name=promulgate -c user.email=promulgate@localhost commit-tree "$tree" -m "Site $build")"
  git -C "$clone" push --quiet --force origin "$commit:refs/heads/gh-pages"
}

publish_site
tries=0
until [ "$(curl -fsS --max-time 10 -H 'Cache-Control: no-cache' "$PUBLIC_URL/$marker?$build" 2>/dev/null || true)" = "$build" ]; do
  tries=$((tries + 1))
  if [ "$tries" -ge "${DEPLOY_TRIES:-120}" ]; then
    echo "The new site is not at $PUBLIC_URL yet; nothing was sent. Run again when it is." >&2
    exit 1
  fi
  sleep "${DEPLOY_WAIT:-5}"
done
