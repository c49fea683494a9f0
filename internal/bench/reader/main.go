// Command reader does with a configuration text what the real oslo.config does,
// so that process can be measured against process, and what goes on inside
// against what goes on inside.
//
//	reader read FILE N    read, resolve and convert [glance] of Nova, N times
//	reader parse FILE N   read the text alone, N times
//
// Both print the seconds that one time takes.
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// release is the one whose packages are compared with.
const release = "26.2.2"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: reader read|parse FILE N")
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	times, err := strconv.Atoi(os.Args[3])
	if err != nil || times < 1 {
		log.Fatal("reader: how often?")
	}
	work := parse
	if os.Args[1] == "read" {
		nova, err := catalog.Resolve(release)
		if err != nil {
			log.Fatal(err)
		}
		work = func(text string) *ini.File { return read(nova, text) }
	}
	begin := time.Now()
	for range times {
		work(string(text))
	}
	fmt.Println(time.Since(begin).Seconds() / float64(times))
}

func parse(text string) *ini.File {
	file, err := ini.Parse("nova.conf", text)
	if err != nil {
		log.Fatal(err)
	}
	return file
}

func read(nova catalog.Release, text string) *ini.File {
	file := parse(text)
	section, ok := nova.Section("nova", "glance")
	if !ok {
		log.Fatal("no [glance]")
	}
	resolver := oslo.NewResolver(nova.Registry("nova"), []*ini.File{file}, nil)
	for _, option := range section.Options {
		if _, err := resolver.ReadOption(&option.Option); err != nil {
			log.Fatal(err)
		}
	}
	return file
}
