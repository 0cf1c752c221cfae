module greenroom.dev/sandbox/pause

go 1.26.4
