// Command witness stands in for a provider: it runs the real one, whose file
// has the suffix ".real", and adds its peak memory in bytes to the file with
// the suffix ".peak".
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	real := exec.Command(self+".real", os.Args[1:]...)
	real.Stdin, real.Stdout, real.Stderr = os.Stdin, os.Stdout, os.Stderr
	failure := real.Run()
	if usage, ok := real.ProcessState.SysUsage().(*syscall.Rusage); ok {
		note, err := os.OpenFile(self+".peak", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Fprintln(note, usage.Maxrss*1024)
		if err := note.Close(); err != nil {
			log.Fatal(err)
		}
	}
	if failure != nil {
		os.Exit(1)
	}
}
