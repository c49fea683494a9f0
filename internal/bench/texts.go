package main

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

//go:embed oslo.py
var script []byte

// python is Debian's, which the packages of the real oslo.config are for.
const python = "/usr/bin/python3"

// output runs a program and returns the number that it prints.
func (b *bench) output(name string, args ...string) (float64, error) {
	command := exec.Command(name, args...)
	command.Env = b.environment()
	out, err := command.Output()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}

// running is a program as a contestant, from start to finish. Its output is
// discarded: a pipe costs more than the fastest of them.
func (b *bench) running(name string, args ...string) contestant {
	return timed(func() error {
		command := exec.Command(name, args...)
		command.Env = b.environment()
		return command.Run()
	})
}

// texts writes the two texts that are read.
func (b *bench) texts() (small, large string, err error) {
	text, err := sixtyLines()
	if err != nil {
		return "", "", err
	}
	small, large = b.path("nova.conf"), b.path("large.conf")
	if err := os.WriteFile(small, []byte(text), 0o600); err != nil {
		return "", "", err
	}
	return small, large, os.WriteFile(large, []byte(megabyte(text)), 0o600)
}

func measureText(b *bench) ([]row, error) {
	_, large, err := b.texts()
	if err != nil {
		return nil, err
	}
	medians, err := inTurns(b.pairs, func() (float64, error) { return b.output(b.path("reader"), "parse", large, "50") })
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(large)
	if err != nil {
		return nil, err
	}
	speed := float64(info.Size()) / medians[0] / 1e6
	rows := []row{ratio(fmt.Sprintf("%.0f MB/s", speed), "100 MB/s", speed/100).of("reading 1 MB of text alone", "the goal").atLeast(1)}

	bench := exec.Command("go", "test", "-run", "^$", "-bench", "^BenchmarkCheckFile$", "-benchmem", "-count", strconv.Itoa(b.pairs), "./internal/assess")
	bench.Env = b.environment()
	out, err := bench.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	var times, sizes []float64
	for _, match := range regexp.MustCompile(`(\d+) ns/op\s+(\d+) B/op`).FindAllStringSubmatch(string(out), -1) {
		time, _ := strconv.ParseFloat(match[1], 64)
		size, _ := strconv.ParseFloat(match[2], 64)
		times, sizes = append(times, time/1e9), append(sizes, size)
	}
	if len(times) == 0 {
		return nil, fmt.Errorf("no benchmark in:\n%s", out)
	}
	time, size := median(times), median(sizes)
	return append(rows,
		ratio(seconds(time), "200 µs", time/200e-6).of("reading, resolving and checking a nova.conf of 60 lines", "the goal").atMost(1),
		ratio(fmt.Sprintf("%.0f kB", size/1000), "100 kB", size/100e3).of("memory allocated for it", "the goal").atMost(1),
	), nil
}

func measureOslo(b *bench) ([]row, error) {
	small, _, err := b.texts()
	if err != nil {
		return nil, err
	}
	theirs := b.path("oslo.py")
	if err := os.WriteFile(theirs, script, 0o600); err != nil {
		return nil, err
	}
	if _, err := b.output(python, theirs, small, "1"); err != nil {
		//nolint:nilerr // a missing package becomes a row
		return []row{missing("oslo.config", "python3-oslo.config and python3-keystoneauth1 are not installed")}, nil
	}
	whole, err := inTurns(4*b.pairs, b.running(python, theirs, small, "1"), b.running(b.path("reader"), "read", small, "1"))
	if err != nil {
		return nil, err
	}
	inside, err := inTurns(b.pairs,
		func() (float64, error) { return b.output(python, theirs, small, "50") },
		func() (float64, error) { return b.output(b.path("reader"), "read", small, "20000") })
	if err != nil {
		return nil, err
	}
	return []row{
		ratio(seconds(whole[1]), seconds(whole[0]), whole[0]/whole[1]).of("reading [glance] of a nova.conf of 60 lines, process against process", "oslo.config").atLeast(100),
		ratio(seconds(inside[1]), seconds(inside[0]), inside[0]/inside[1]).of("the same inside a running process", "oslo.config").atLeast(100),
	}, nil
}

func measureValidator(b *bench) ([]row, error) {
	validator, err := exec.LookPath("oslo-config-validator")
	if err != nil {
		//nolint:nilerr // likewise
		return []row{missing("validator", "oslo-config-validator is not installed")}, nil
	}
	_, large, err := b.texts()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(large)
	if err != nil {
		return nil, err
	}
	folder, err := b.workspace("file", fileOf(), map[string]string{"nova.conf": string(text)})
	if err != nil {
		return nil, err
	}
	medians, err := inTurns(max(2, b.pairs/2),
		timed(func() error {
			command := exec.Command(validator, "--namespace", "nova.conf", "--input-file", large)
			command.Run() //nolint:errcheck // it fails on what it does not know, after all its work
			return nil
		}),
		b.running(b.path("checker"), large),
		b.planning(folder))
	if err != nil {
		return nil, err
	}
	return []row{
		ratio(seconds(medians[1]), seconds(medians[0]), medians[1]/medians[0]).of("checking 1 MB of text, process against process", "oslo-config-validator").atMost(1.0 / 15),
		ratio(seconds(medians[2]), seconds(medians[0]), medians[2]/medians[0]).of("terraform plan of osloconf_file with the same text, Terraform's own share included", "oslo-config-validator").atMost(1),
	}, nil
}
