// Command go-demo is the service whose releases Greenroom moves from dev to prod.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// version is set by the linker: -ldflags "-X main.version=1.0.0".
var version = "dev"

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, nil)).With("service", serviceName, "version", version)
	config, err := parseConfig(os.Getenv)
	if err != nil {
		log.Error("the configuration is wrong", "error", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	listener, err := net.Listen("tcp", config.address)
	if err != nil {
		log.Error("cannot listen", "address", config.address, "error", err)
		os.Exit(1)
	}
	if err := run(ctx, listener, config, log); err != nil {
		log.Error("ended", "error", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then leaves in the order that loses no request: not ready first, so that
// load balancers turn away, then the open requests to their end.
func run(ctx context.Context, listener net.Listener, config config, log *slog.Logger) error {
	readiness := &readiness{}
	server := &http.Server{
		Handler:           newHandler(config, newMetrics(prometheus.NewRegistry(), version), readiness, rand.Float64, log),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      maxDelay + 10*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	readiness.set(true)
	log.Info("serving", "address", listener.Addr().String(), "error_ratio", config.errorRatio)

	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	readiness.set(false)
	log.Info("draining", "readiness_grace", config.readinessGrace.String())
	time.Sleep(config.readinessGrace)
	deadline, cancel := context.WithTimeout(context.Background(), config.drainTimeout)
	defer cancel()
	if err := server.Shutdown(deadline); err != nil {
		return fmt.Errorf("drain: %w", err)
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	log.Info("drained")
	return nil
}
