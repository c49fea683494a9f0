package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// cookie is how a plugin knows that Terraform, not a person, starts it.
const cookie = "TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"

// started is a provider's process after its handshake.
type started struct {
	*exec.Cmd
	line string  // of the handshake
	took float64 // seconds to it
}

func (b *bench) start(program string, more ...string) (*started, error) {
	command := exec.Command(program)
	command.Env = b.environment(append(more, cookie, "PLUGIN_PROTOCOL_VERSIONS=6")...)
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	if err := command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	took := time.Since(begin).Seconds()
	s := &started{command, strings.TrimSpace(line), took}
	if err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func (s *started) stop() {
	s.Process.Kill() //nolint:errcheck // it may be gone
	s.Wait()         //nolint:errcheck // it was killed
}

// plain is the path of a provider that is not being observed.
func (b *bench) plain(provider string) string { return b.path("plain/terraform-provider-" + provider) }

// handshake measures the seconds from a provider's start to its handshake, with
// TLS, as Terraform starts it.
func (b *bench) handshake(program string) contestant {
	return func() (float64, error) {
		s, err := b.start(program, b.tls)
		if err != nil {
			return 0, err
		}
		s.stop()
		return s.took, nil
	}
}

func measureHandshake(b *bench) ([]row, error) {
	medians, err := inTurns(6*b.pairs, b.handshake(b.plain("osloconf")), b.handshake(b.plain("floor")))
	if err != nil {
		return nil, err
	}
	r := ratio(seconds(medians[0]), seconds(medians[1]), medians[0]/medians[1])
	rows := []row{r.of("start of the process to its handshake", "the floor's").atMost(1.05)}
	var bytes, counts [2]float64
	for i, provider := range []string{"osloconf", "floor"} {
		if bytes[i], counts[i], err = b.initialised(provider); err != nil {
			return nil, err
		}
	}
	r = ratio(fmt.Sprintf("%.0f in %.0f kB", counts[0], bytes[0]/1000), fmt.Sprintf("%.0f in %.0f kB", counts[1], bytes[1]/1000), bytes[0]/bytes[1])
	return append(rows, r.of("allocations of package initialisation", "the floor's").atMost(1.05)), nil
}

// initialised returns what the initialisation of all packages allocates,
// according to the runtime's trace.
func (b *bench) initialised(provider string) (size, count float64, err error) {
	command := exec.Command(b.plain(provider))
	command.Env = b.environment("GODEBUG=inittrace=1")
	var trace bytes.Buffer
	command.Stderr = &trace
	command.Run() //nolint:errcheck // without the cookie it says that it is a plugin, and fails
	for line := range strings.Lines(trace.String()) {
		fields := strings.Fields(line) // init PACKAGE @T ms, D ms clock, B bytes, N allocs
		if len(fields) < 11 || fields[0] != "init" {
			continue
		}
		for i, field := range fields {
			value, err := strconv.ParseFloat(fields[max(0, i-1)], 64)
			switch {
			case err != nil:
			case field == "bytes,":
				size += value
			case field == "allocs":
				count += value
			}
		}
	}
	if count == 0 {
		return 0, 0, fmt.Errorf("no trace of initialisation")
	}
	return size, count, nil
}

// measureSoak has one process serve 20 plans of 1,000 data sources.
func measureSoak(b *bench) ([]row, error) {
	folder, err := b.workspace("ours", glanceOf(1000), nil)
	if err != nil {
		return nil, err
	}
	s, err := b.start(b.plain("osloconf"))
	if err != nil {
		return nil, err
	}
	defer s.stop()
	parts := strings.Split(s.line, "|") // core version, protocol, network, address, kind
	if len(parts) < 5 {
		return nil, fmt.Errorf("handshake %q", s.line)
	}
	attach, err := json.Marshal(map[string]any{"registry.terraform.io/osloconf/osloconf": map[string]any{
		"Protocol": "grpc", "ProtocolVersion": 6, "Pid": s.Process.Pid, "Test": true,
		"Addr": map[string]string{"Network": parts[2], "String": parts[3]},
	}})
	if err != nil {
		return nil, err
	}
	var early, late float64
	const plans, warm = 20, 4
	for number := 1; number <= plans; number++ {
		if _, err := b.plan("plain", folder, "TF_REATTACH_PROVIDERS="+string(attach)); err != nil {
			return nil, err
		}
		size, err := resident(s.Process.Pid)
		if err != nil {
			return nil, err
		}
		log.Printf("  plan %d: %s", number, megabytes(size))
		if number <= warm {
			early = max(early, size)
		} else {
			late = size
		}
	}
	r := ratio(megabytes(late), megabytes(early), late/early)
	return []row{r.of("memory of one process after 20,000 reads", "after 4,000").atMost(1.1)}, nil
}

// resident is a process's memory in bytes.
func resident(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0, fmt.Errorf("statm: %q", text)
	}
	pages, err := strconv.ParseFloat(fields[1], 64)
	return pages * float64(os.Getpagesize()), err
}
