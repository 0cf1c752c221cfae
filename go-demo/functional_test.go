package main

import (
	"io"
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/suite"
)

// FunctionalTestSuite asks a running service: ADDRESS=http://127.0.0.1:8080 go test ./... --run Functional.
type FunctionalTestSuite struct {
	suite.Suite
	address string
}

func TestFunctionalTestSuite(t *testing.T) {
	address := os.Getenv("ADDRESS")
	if address == "" {
		t.Skip("ADDRESS names no running service")
	}
	suite.Run(t, &FunctionalTestSuite{address: address})
}

func (s *FunctionalTestSuite) get(path string) (int, string) {
	response, err := http.Get(s.address + path)
	s.Require().NoError(err)
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	s.Require().NoError(err)
	return response.StatusCode, string(body)
}

func (s *FunctionalTestSuite) TestHello() {
	code, body := s.get("/demo/hello")
	s.Equal(200, code)
	s.Equal("hello, world!\n", body)
}

func (s *FunctionalTestSuite) TestRandomErrorAnswersOneOfTwo() {
	code, body := s.get("/demo/random-error")
	s.Contains(map[int]string{200: "Everything is still OK\n", 500: "ERROR: Something, somewhere, went wrong!\n"}, code)
	s.Contains([]string{"Everything is still OK\n", "ERROR: Something, somewhere, went wrong!\n"}, body)
}

func (s *FunctionalTestSuite) TestMetricsCountRequests() {
	s.get("/demo/hello")
	_, body := s.get("/metrics")
	s.Contains(body, `http_server_resp_time_count{code="200",method="GET",path="/demo/hello"`)
}
