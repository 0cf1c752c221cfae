// Pause is the first process of every pod: it holds the pod's namespaces open, reaps the orphans that the
// containers leave behind, and ends when asked to.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// Signals may merge while one is handled: room for one of each is enough, since a reap takes every child.
	signals := make(chan os.Signal, 3)
	signal.Notify(signals, syscall.SIGCHLD, syscall.SIGINT, syscall.SIGTERM)
	for received := range signals {
		if received != syscall.SIGCHLD {
			return
		}
		reapChildren()
	}
}

// reapChildren collects every child that has ended, without waiting for those that live.
func reapChildren() {
	for {
		pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid == 0 {
			return
		}
	}
}
