// Command reader does what the real oslo.config does with a configuration text, to
// compare the processes, and the work inside them.
//
//	reader read FILE N    read, resolve and convert [glance] of Nova, N times
//	reader parse FILE N   only parse the text, N times
//
// Both print the seconds for one repetition.
package main

import (
	"os"
	"strconv"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// release is the one whose packages it is compared with.
const release = "26.2.2"

func main() {
	if len(os.Args) != 4 {
		fail("usage: reader read|parse FILE N")
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		fail(err.Error())
	}
	times, err := strconv.Atoi(os.Args[3])
	if err != nil || times < 1 {
		fail("reader: how often?")
	}
	work := parse
	if os.Args[1] == "read" {
		nova, err := catalog.Resolve(release)
		if err != nil {
			fail(err.Error())
		}
		work = func(text string) *ini.File { return read(nova, text) }
	}
	begin := time.Now()
	for range times {
		work(string(text))
	}
	took := time.Since(begin).Seconds() / float64(times)
	os.Stdout.WriteString(strconv.FormatFloat(took, 'g', -1, 64) + "\n")
}

func fail(why string) {
	os.Stderr.WriteString(why + "\n")
	os.Exit(1)
}

func parse(text string) *ini.File {
	file, err := ini.Parse("nova.conf", text)
	if err != nil {
		fail(err.Error())
	}
	return file
}

func read(nova catalog.Release, text string) *ini.File {
	file := parse(text)
	section, ok := nova.Section("nova", "glance")
	if !ok {
		fail("no [glance]")
	}
	resolver := oslo.NewResolver(nova.Registry("nova"), []*ini.File{file}, nil)
	for _, option := range section.All() {
		if _, err := resolver.ReadOption(&option.Option); err != nil {
			fail(err.Error())
		}
	}
	return file
}
