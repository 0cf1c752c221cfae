package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/suite"
)

type RunUnitTestSuite struct{ suite.Suite }

func TestRunUnitTestSuite(t *testing.T) { suite.Run(t, new(RunUnitTestSuite)) }

func (s *RunUnitTestSuite) TestAnOpenRequestIsAnsweredAfterTheSignal() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	s.Require().NoError(err)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan error, 1)
	config := config{drainTimeout: 5 * time.Second}
	go func() { ended <- run(ctx, listener, config, slog.New(slog.DiscardHandler)) }()

	answered := make(chan string, 1)
	go func() {
		response, err := http.Get("http://" + listener.Addr().String() + "/demo/hello?delay=300")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer func() { _ = response.Body.Close() }()
		body, _ := io.ReadAll(response.Body)
		answered <- string(body)
	}()
	time.Sleep(100 * time.Millisecond)
	stop()
	s.Equal("hello, world!\n", <-answered)
	s.NoError(<-ended)
}

func (s *RunUnitTestSuite) TestEveryFaultOfTheConfigurationIsNamed() {
	variables := map[string]string{"RANDOM_ERROR_RATIO": "1.5", "DRAIN_TIMEOUT": "soon"}
	_, err := parseConfig(func(name string) string { return variables[name] })
	s.ErrorContains(err, `RANDOM_ERROR_RATIO should be a number from 0 to 1, not "1.5"`)
	s.ErrorContains(err, `DRAIN_TIMEOUT should be a duration such as 5s, not "soon"`)
}

func (s *RunUnitTestSuite) TestConfigurationDefaults() {
	parsed, err := parseConfig(func(string) string { return "" })
	s.NoError(err)
	s.Equal(":8080", parsed.address)
	s.InDelta(0.1, parsed.errorRatio, 1e-9)
}
