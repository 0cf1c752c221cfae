package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

const (
	serviceName       = "go-demo"
	defaultErrorRatio = 0.1
)

// config is the process environment, parsed once at boot.
type config struct {
	address string
	// errorRatio is the share of /demo/random-error that fails, 0 to 1.
	errorRatio float64
	// readinessGrace is how long "not ready" is answered before connections are closed.
	readinessGrace time.Duration
	// drainTimeout bounds the wait for open requests.
	drainTimeout time.Duration
}

// parseConfig reads every variable and reports all faults at once.
func parseConfig(getenv func(string) string) (config, error) {
	parsed := config{address: ":8080", errorRatio: defaultErrorRatio, readinessGrace: 2 * time.Second, drainTimeout: 15 * time.Second}
	var faults []error
	if text := getenv("ADDRESS_TO_LISTEN"); text != "" {
		parsed.address = text
	}
	if text := getenv("RANDOM_ERROR_RATIO"); text != "" {
		ratio, err := strconv.ParseFloat(text, 64)
		if err != nil || !(ratio >= 0 && ratio <= 1) {
			faults = append(faults, fmt.Errorf("RANDOM_ERROR_RATIO should be a number from 0 to 1, not %q", text))
		}
		parsed.errorRatio = ratio
	}
	for _, setting := range []struct {
		name   string
		target *time.Duration
	}{
		{"READINESS_GRACE", &parsed.readinessGrace},
		{"DRAIN_TIMEOUT", &parsed.drainTimeout},
	} {
		text := getenv(setting.name)
		if text == "" {
			continue
		}
		duration, err := time.ParseDuration(text)
		if err != nil || duration < 0 {
			faults = append(faults, fmt.Errorf("%s should be a duration such as 5s, not %q", setting.name, text))
			continue
		}
		*setting.target = duration
	}
	return parsed, errors.Join(faults...)
}
