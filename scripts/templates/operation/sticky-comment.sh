#!/bin/sh
# sticky-comment.sh REPORT NUMBER_FILE
# Puts REPORT into one comment on a pull request and updates that same comment the next time.
# Needs: gh, GH_TOKEN, GH_REPO (owner/name), HEAD_SHA (commit that was checked).
# The report comes from a pull request that may be hostile: it is treated as text, never run.
set -eu
report=$1
number=$(head -c 20 "$2" | tr -d '[:space:]')
marker='<!-- promulgate:check -->'

case $number in
  '' | *[!0-9]*) echo "The number of the pull request is not a number. Nothing was posted." >&2; exit 1 ;;
esac

# A report may name only the pull request whose head commit was checked.
head=$(gh api "repos/$GH_REPO/pulls/$number" --jq .head.sha)
if [ "$head" != "$HEAD_SHA" ]; then
  echo "Pull request $number has moved on since this check, or the report names another one. Nothing was posted." >&2
  exit 0
fi

body=$(mktemp)
trap 'rm -f "$body"' EXIT
# GitHub takes 65,536 characters; 60,000 bytes leave room for the marker. iconv drops a character cut in two.
{ printf '%s\n' "$marker"; head -c 60000 "$report" | iconv -c -f UTF-8 -t UTF-8; } > "$body"

# Only a comment of the workflow itself is updated: anybody can write the marker.
known=$(gh api --paginate "repos/$GH_REPO/issues/$number/comments" \
  --jq '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith("'"$marker"'")) | .id' | head -n 1)
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$known" -F "body=@$body" --silent
  echo "Updated comment $known on pull request $number."
else
  gh api --method POST "repos/$GH_REPO/issues/$number/comments" -F "body=@$body" --silent
  echo "Posted a comment on pull request $number."
fi
